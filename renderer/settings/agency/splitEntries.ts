/** The entries of a typed or pasted list: parted by commas, enumeration commas, semicolons or line ends. */
export function splitEntries(typed: string): string[] {
  return typed
    .split(/[,，、;；\r\n\t]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
