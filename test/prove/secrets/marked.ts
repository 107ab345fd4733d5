import { cleanApplication } from '#test/support/application.ts';
import { needlesOf, needlesOfBytes } from '#test/support/searchSecrets.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** What must be found nowhere: an invented person whose every mark is found nowhere else. */
export const marked = {
  name: '样例欧阳密语',
  idNumber: residentIdFrom('44030519870605731'),
  phone: '13876543219',
  otherPhone: '13987654321',
  company: '深圳样例密语花艺有限公司',
  note: '样例密语备注一二三',
  draft: '样例密语草稿四五六',
} as const;

export const picture = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 960, height: 720 });
export const otherPicture = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 960, height: 720 });

export const markedNeedles = [
  ...Object.entries(marked).flatMap(([what, text]) => needlesOf(what, text)),
  ...needlesOfBytes('the picture', picture),
  ...needlesOfBytes('the other picture', otherPicture),
];

/** The clean application, held by the marked person. */
export function markedApplication() {
  const person = { name: marked.name, certificateNumber: marked.idNumber, mobile: marked.phone };
  return cleanApplication({
    persons: { 0: person },
    subject: { name: marked.company },
    filingCase: { note: marked.note },
  });
}
