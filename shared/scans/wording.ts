const kilobyte = 1024;
const megabyte = 1024 * 1024;
const gigabyte = 1024 * megabyte;

/** Bytes in the unit people know: 字节, KB, MB or GB (of 1024), with one decimal where it says something. */
export function formatBytes(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} 字节`;
  if (bytes < megabyte) return `${oneDecimal(bytes / kilobyte)} KB`;
  if (bytes < gigabyte) return `${oneDecimal(bytes / megabyte)} MB`;
  return `${oneDecimal(bytes / gigabyte)} GB`;
}

/**
 * A measured size and its limit, worded so that they never look equal.
 *
 * 102399 bytes against a limit of 100 KB would both read "100 KB"; then both are given in bytes.
 */
export function formatBytesAgainst(measured: number, limit: number): [measured: string, limit: string] {
  const worded: [string, string] = [formatBytes(measured), formatBytes(limit)];
  return worded[0] === worded[1] && measured !== limit ? [`${measured} 字节`, `${limit} 字节`] : worded;
}

/** Width by height the way staff write it. */
export function formatPixels(width: number, height: number): string {
  return `${width}×${height} 像素`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** A share (0 to 1) as people say it, with one decimal where the whole number says too little. */
export function percent(share: number): string {
  return `${oneDecimal(share * 100)}%`;
}
