/** The rows of the tree that can be seen, top to bottom. */
function visibleItems(tree: HTMLElement): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
}

function target(tree: HTMLElement, key: string, item: HTMLElement | null): HTMLElement | null | undefined {
  const items = visibleItems(tree);
  const place = item ? items.indexOf(item) : -1;
  switch (key) {
    case "enter":
      return tree.querySelector<HTMLElement>("[aria-current=page]") ?? items[0];
    case "ArrowDown":
      return items[place + 1];
    case "ArrowUp":
      return items[place - 1];
    case "ArrowRight":
      return item?.parentElement?.querySelector<HTMLElement>(":scope > [role=group] [role=treeitem]");
    case "ArrowLeft":
      return item?.closest("[role=group]")?.parentElement?.querySelector<HTMLElement>("[role=treeitem]");
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default:
      return undefined;
  }
}

const keys = new Set(["enter", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Home", "End"]);

/** Moves the focus as the WAI-ARIA tree pattern says; tells whether the key was one of its keys. */
export function moveFocus(tree: HTMLElement, key: string, item: HTMLElement | null = null): boolean {
  if (!keys.has(key)) return false;
  target(tree, key, item)?.focus();
  return true;
}
