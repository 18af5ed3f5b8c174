/** How many grids below are listed at once. */
export const childrenPageSize = 50;
