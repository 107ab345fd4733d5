/**
 * Numbers of invented people and units: right by their check digits, impossible in reality.
 *
 * No resident ID was ever issued for a whole province (110000), no unit registered in district 000000,
 * and no line 138 0000 00xx belongs to anybody here.
 */
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Resident ID (GB 11643): province code of two digits, day of birth `YYYY-MM-DD`, sequence (odd is male). */
export function sampleResidentId(province: string, born: string, sequence: number): string {
  const body = `${province}0000${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + ('10X98765432'[weighted(body, residentWeights, '0123456789') % 11] ?? '');
}

/** Credit code (GB 32100): kind of two characters such as 91, an impossible district, a serial of eight characters. */
export function sampleCreditCode(kind: string, serial: string, district: '000000' | '999999' = '000000'): string {
  const organisation = serial + organisationCheck(serial);
  const body = `${kind}${district}${organisation}`;
  const check = (31 - (weighted(body, creditWeights, creditAlphabet) % 31)) % 31;
  return body + (creditAlphabet[check] ?? '');
}

/** Mobile number of the sample office. */
export function samplePhone(serial: number): string {
  return `1380000${String(serial).padStart(4, '0')}`;
}

/** AppID of the sample office. */
export function sampleAppId(serial: number): string {
  return `wx${serial.toString(16).padStart(16, '0')}`;
}

/** Check character of the organisation code inside a credit code (GB 11714). */
function organisationCheck(serial: string): string {
  const rest = 11 - (weighted(serial, organisationWeights, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') % 11);
  return rest === 10 ? 'X' : String(rest % 11);
}

function weighted(text: string, weights: readonly number[], alphabet: string): number {
  return [...text].reduce((sum, character, index) => sum + alphabet.indexOf(character) * (weights[index] ?? 0), 0);
}
