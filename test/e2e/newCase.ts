import type { Office } from './office.ts';

/** A case to type into; answers with its number. */
export async function newCase({ backend }: Office): Promise<string> {
  const { caseNumber } = await backend.client.cases.create({
    subject: { name: '样例打字测试有限公司', type: 4 },
    miniProgram: { name: '样例打字', appId: null },
    filingType: 'first',
    entrance: 'newApp',
    staff: null,
  });
  return caseNumber;
}

export async function commentOf({ backend }: Office, caseNumber: string): Promise<string | null> {
  return (await backend.client.cases.open({ caseNumber })).application.miniProgram.comment;
}

/** Whom a case has: 样例甲 looks after the mini program, 样例乙 is the subject's principal, both with one mobile. */
export async function withPeople({ backend }: Office, caseNumber: string) {
  const nobody = { expected: null, holder: null };
  const { application } = await backend.client.cases.edit({
    caseNumber,
    edits: [
      { field: 'roles.appPrincipal.name', value: '样例甲', ...nobody },
      { field: 'roles.appPrincipal.mobile', value: '13800000000', ...nobody },
      { field: 'roles.subjectPrincipal.name', value: '样例乙', ...nobody },
      { field: 'roles.subjectPrincipal.mobile', value: '13800000000', ...nobody },
    ],
  });
  return application.roles;
}
