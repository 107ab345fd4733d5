/** What one call may carry: the browser host refuses larger bodies, and a cancelled call should lose little time. */
const mostFiles = 20;
const mostBytes = 48 * 1024 * 1024;

/** Files in their order, cut into calls. A file that is larger than a whole call travels alone. */
export function planBatches<Item extends { readonly size: number }>(files: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const file of files) {
    const batch = batches.at(-1);
    if (batch && batch.length < mostFiles && bytes + file.size <= mostBytes) {
      batch.push(file);
      bytes += file.size;
    } else {
      batches.push([file]);
      bytes = file.size;
    }
  }
  return batches;
}
