/** Most bytes and files of one call: small enough for the host's limit and for progress, large enough to keep it busy. */
const mostBytes = 48 * 1024 * 1024;
const mostFiles = 20;

/**
 * Files grouped for upload, in their order: at most 48 MB and `most` files a call; a larger file goes alone. Pure.
 */
export function uploadBatches<Item extends { readonly size: number }>(
  files: readonly Item[],
  most: number = mostFiles,
): Item[][] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const file of files) {
    const current = batches.at(-1);
    if (current && current.length < most && bytes + file.size <= mostBytes) {
      current.push(file);
      bytes += file.size;
    } else {
      batches.push([file]);
      bytes = file.size;
    }
  }
  return batches;
}
