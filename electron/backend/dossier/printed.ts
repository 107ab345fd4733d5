const fullWidth: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！' };

/**
 * A sentence with the full-width marks that printed Chinese wants (GB/T 15834), where rules write half-width ones.
 *
 * Only marks that touch Chinese change, and never brackets: a rule may be quoting a name whose brackets matter.
 */
export function printed(sentence: string): string {
  return sentence
    .replace(/(?<=[\p{Script=Han}”’》」）)])([,:;?!]) ?/gu, (_, mark: string) => fullWidth[mark] ?? mark)
    .replace(/([,:;?!]) ?(?=[\p{Script=Han}“‘《「（])/gu, (_, mark: string) => fullWidth[mark] ?? mark);
}
