/** What a checked picture is called: a page by its file and number. Pure. */
export function nameOfRow({ file, page }: { readonly file: string; readonly page: number | null }): string {
  return page === null ? file : `${file} 第 ${page} 页`;
}
