/**
 * What a finding says, ended as a sentence: with a full stop unless it ends with a mark of its own, inside a quotation or brackets, too.
 *
 * The rules of the form leave the stop out, those of pictures write it. Their words are not changed themselves: a decision somebody took about
 * a finding is kept under them (`matterOfValue`), and would be void. Nothing is made of nothing. Pure.
 */
export function asSentence(text: string): string {
  return text === '' || /[。！？…][”’\u300d\u300f）》]*$/u.test(text) ? text : `${text}。`;
}
