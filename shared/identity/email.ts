/** Local part and host names in ASCII, as WeChat's and the bureau's forms accept them. */
const shape = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9](-*[A-Za-z0-9])*\.)+[A-Za-z]{2,}$/;

/**
 * What is wrong with an e-mail address, in Chinese; null when its shape is fine. Whether it exists is not known here.
 *
 * Shape after RFC 5321 without quoted names and address literals, which nobody's mailbox has.
 */
export function emailProblem(address: string): string | null {
  if (/\s/.test(address)) return '中间有空格';
  const foreign = [...address].find((character) => !/^[\x21-\x7e]$/.test(character));
  if (foreign !== undefined) {
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(foreign)
      ? `“${foreign}”不是半角的英文、数字或符号`
      : '含有看不见或无法显示的字符';
  }
  const parts = address.split('@').length - 1;
  if (parts === 0) return '没有“@”';
  if (parts > 1) return '有不止一个“@”';
  if (/^\.|\.\.|\.@/.test(address)) return '“.”的位置不对';
  if (!address.slice(address.indexOf('@')).includes('.')) return '“@”后面不完整，如 qq.com';
  return shape.test(address) ? null : '不是邮箱的写法，应像 name@example.com';
}
