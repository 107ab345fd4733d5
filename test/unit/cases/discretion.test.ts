import { describe, expect, it } from 'vitest';
import { discretionFor } from '#backend/cases/discretion.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { sampleCreditCode, sampleResidentId } from '#test/support/sampleOffice/sampleNumbers.ts';
import { specimenApplication } from '#test/support/specimenDossier.ts';

const resident = sampleResidentId('44', '1985-06-15', 1);
const code = sampleCreditCode('91', 'MA000001');

function shown(subject: Partial<Application['subject']>): { number: string | null; quoted: string } {
  const application = { ...specimenApplication, subject: { ...specimenApplication.subject, ...subject } };
  const { subjectNumber, text } = discretionFor(application, true);
  const number = application.subject.certificateNumber;
  return { number: subjectNumber(number), quoted: text(`号码 ${number} 已登记`) };
}

describe('the number of a subject in a masked dossier', () => {
  it.each([
    ['a person files', { type: 5, certificateType: 2 }, resident],
    ['the subject type is blank', { type: null, certificateType: 2 }, resident],
    ['an enterprise was chosen by mistake', { type: 4, certificateType: 2 }, resident],
    ['a licence was chosen by mistake', { type: 4, certificateType: 1 }, resident],
    [
      'its check digit is wrong',
      { type: 5, certificateType: 2 },
      `${resident.slice(0, 17)}${resident.endsWith('1') ? 2 : 1}`,
    ],
    ['its birthday is impossible', { type: null, certificateType: null }, '440000198513150013'],
    ['it is a passport', { type: 5, certificateType: 7 }, 'E12345678'],
  ])('is hidden where %s', (_, subject, certificateNumber) => {
    const { number, quoted } = shown({ ...subject, certificateNumber });
    expect(number).toContain('*');
    expect(number).not.toContain(certificateNumber.slice(6, 14));
    expect(quoted).not.toContain(certificateNumber);
  });

  it('is hidden where a letter still shows the ID of a subject that has a credit code by now', () => {
    const subject = { ...specimenApplication.subject, type: 4, certificateNumber: code };
    const { subjectNumber } = discretionFor({ ...specimenApplication, subject }, true);
    expect(subjectNumber(resident)).not.toContain(resident.slice(6, 14));
    expect(subjectNumber(code)).toBe(code);
  });

  it('is shown where it is a credit code', () => {
    expect(shown({ type: 4, certificateType: 1, certificateNumber: code }).number).toBe(code);
    expect(shown({ type: null, certificateType: null, certificateNumber: '914403001922038216' }).number).toBe(
      '914403001922038216',
    );
  });
});
