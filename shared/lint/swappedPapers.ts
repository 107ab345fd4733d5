import type { Finding } from '../filing/finding.ts';
import { materialSlot, slotPlace } from '../filing/materialSlot.ts';
import { paperOfName } from '../intake/paperOfName.ts';
import { plain } from '../intake/plain.ts';
import type { JudgedMaterial, LintContext } from './lintContext.ts';

/**
 * A licence and a permit in each other's place. They look alike, so only their names tell: where the files in both places are called
 * after the other place, both lie wrong; one alone may just be badly named. Pure.
 */
export function lintSwappedPapers({ application, materials, pack, rulebook }: LintContext): Finding[] {
  const { certificateType, name } = application.subject;
  const certificate = pack.certificateTypes.find(({ id }) => id === certificateType)?.name ?? null;
  const client = plain(name ?? '');
  const namedAs = ({ scan }: JudgedMaterial) => {
    const text = plain(scan?.facts.name ?? '').replace(/\.[a-z0-9]{1,5}$/u, '');
    // A client may be called after what it does.
    const without = client === '' ? text : text.replaceAll(client, '');
    const paper = paperOfName(without, certificate && plain(certificate), pack.papers);
    if (paper?.kind === 'preapproval') return 'preapproval';
    return paper?.kind === 'slot' && paper.slot === 'subjectCertificate' ? 'subjectCertificate' : null;
  };
  const licences = materials.filter(({ slot }) => slot === 'subjectCertificate');
  const permits = materials.filter(({ slot }) => slot === 'preapproval');
  const isSwapped =
    licences.some((each) => namedAs(each) === 'preapproval') &&
    permits.some((each) => namedAs(each) === 'subjectCertificate');
  if (!isSwapped) return [];
  return [
    rulebook('material.swappedPapers', {
      weight: 'should',
      where: slotPlace(materialSlot('subjectCertificate')),
      message: '从文件名看，主体证件和前置审批文件放反了：两处的文件正好都叫对方的名字',
      remedy: '请打开看一眼，确实放反的，把两处的文件对调；只是名字写错的，不用处理',
    }),
  ];
}
