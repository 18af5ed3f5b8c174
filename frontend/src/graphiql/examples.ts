/** Worked examples, simple ones first. Each opens in its own tab, named after its operation. */
export const examples: string[] = [
  `# 一次查询，看见整个社区：基本情况、网格、
# 共建单位及其资源、服务菜单。
# One query fetches the community: its figures,
# its grids, its partner units with what they lend,
# and its service menu.
query Community($code: String! = "370202010004") {
  grid(code: $code) {
    name
    brand
    ancestors { name }
    figures { asOf households residents shops }
    counts {
      grids
      microGrids
      partnerUnits
      resources
      serviceItems
      devices
    }
    nets { kind responsible }
    children(first: 10) {
      totalCount
      nodes { code name brand }
    }
    partnerUnits(scope: SUBTREE, first: 5) {
      totalCount
      nodes {
        name
        kind
        duties { duty }
        resources(first: 5) {
          nodes { kind name quantity measure }
        }
      }
    }
    menu(first: 5) {
      totalCount
      nodes { name dimension priceFen grid { name } }
    }
  }
}
`,
  `# 按名称、编码、拼音或首字母查找网格。
# Find grids by name, code, pinyin or initials.
query FindGrids($text: String! = "zssq") {
  grids(filter: { text: $text }, first: 10) {
    nodes {
      code
      name
      level
      ancestors { name }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  `# 社区以下的全部微网格，按编码排序，一页 20 个；
# 把 endCursor 填入 after 就是下一页。
# Every micro-grid below a community, in order of code,
# 20 a page; endCursor as "after" gives the next page.
query MicroGrids($code: String! = "370202010004", $after: String) {
  grid(code: $code) {
    subtree(
      filter: { level: { eq: MICRO_GRID } }
      orderBy: [{ field: CODE }]
      first: 20
      after: $after
    ) {
      totalCount
      nodes { code name parent { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`,
  `# 承担“矛盾联解”的共建单位，以及何时能借出什么。
# Partner units that help to settle disputes,
# what they lend and when it is free.
query DisputePartners($code: String! = "370202010004") {
  grid(code: $code) {
    partnerUnits(
      scope: SUBTREE
      filter: { duty: DISPUTES }
      orderBy: [{ field: PINYIN }]
      first: 10
    ) {
      totalCount
      nodes {
        name
        creditCode
        agreements { title signedOn expiresOn }
        resources(first: 10) {
          nodes {
            name
            quantity
            measure
            conditions
            periods { weekday opens closes }
            serves { name }
          }
        }
      }
    }
  }
}
`,
  `# 十元以内的服务，含上级提供的（价格以分计）。
# Services of at most ten yuan, with those that a
# grid above offers (prices are in fen).
query CheapServices($code: String! = "370202010004", $most: Int! = 1000) {
  grid(code: $code) {
    menu(
      filter: { priceFen: { lte: $most } }
      orderBy: [{ field: PRICE_FEN }]
      first: 50
    ) {
      totalCount
      nodes {
        name
        dimension
        audience
        delivery
        priceFen
        pricePoints
        grid { name level }
        place { name address }
        unit { name }
      }
    }
  }
}
`,
  `# 服务阵地：开放时间、房间、设施，自助设备及其功能。
# Service places: opening hours, rooms, equipment,
# self-service devices and what each of them does.
query Places($code: String! = "370202010004") {
  grid(code: $code) {
    servicePlaces(scope: SUBTREE, first: 50) {
      totalCount
      nodes {
        kind
        name
        openingHours { weekday opens closes }
        openingExceptions { day opens closes reason }
        rooms { name seats }
        equipment { name quantity }
        devices {
          name
          working
          functionCount
          functions { name }
        }
      }
    }
  }
}
`,
  `# 一张网：街道、社区、中网格、小网格，一次取回。
# One net: a street with its communities, middle grids
# and small grids, in one request.
query ThreeTiers($code: String! = "370105001") {
  grid(code: $code) {
    name
    figures { residents }
    counts { communities grids microGrids }
    children(first: 10) {
      nodes {
        name
        brand
        children(first: 20) {
          nodes {
            label
            name
            management
            children(first: 20) {
              nodes { label name }
            }
          }
        }
      }
    }
  }
}
`,
  `# 社区与下级网格的边界（GeoJSON，WGS 84）。
# Boundaries of a community and of the grids below it,
# as GeoJSON in WGS 84.
query Boundaries($code: String! = "370202010004") {
  grid(code: $code) {
    name
    boundary
    children(first: 50) {
      nodes { code name point boundary }
    }
  }
}
`,
];
