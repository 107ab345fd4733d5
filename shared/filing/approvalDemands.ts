import type { Demand, MaterialRules } from './demand.ts';
import type { Application } from './filingCase.ts';
import { noPreapproval } from './miniProgram.ts';

/** The paper of every 前置审批项 that is chosen, but 24; an item chosen twice is one paper. */
export function approvalDemands({ miniProgram }: Application, pack: MaterialRules): Demand[] {
  const { preapprovals } = miniProgram;
  return preapprovals.flatMap(({ type }, index): Demand[] => {
    if (type === noPreapproval || preapprovals.findIndex((each) => each.type === type) < index) return [];
    const row = pack.preapprovalTypes.find(({ id }) => id === type);
    // A code nobody knows has to be chosen anew: which paper it wants shows then.
    if (row === undefined) return [];
    const { name } = row;
    return [
      {
        paper: 'preapproval',
        rule: 'material.preapprovalPaper',
        weight: 'must',
        reason: `选了前置审批项“${name}”，要填审批号，并上传审批文件`,
        own: {
          title: `“${name}”的审批文件`,
          path: `icp_applets.base_info.nrlx_details[${index}].media`,
          ...(row.authority ? { issuer: row.authority } : {}),
          ...(row.document ? { howTo: [row.document, ...lookOf(pack)] } : {}),
        },
      },
    ];
  });
}

function lookOf({ papers }: MaterialRules): readonly string[] {
  return papers.find(({ id }) => id === 'preapproval')?.howTo ?? [];
}
