import type { HeldPerson } from '#shared/filing/filingCase.ts';
import type { LetterData } from '#test/support/specimens/page.ts';
import type { SpecimenPaper } from '#test/support/specimens/specimen.ts';
import type { SampleClient } from './sampleClient.ts';
import { sampleResidentId } from './sampleNumbers.ts';

const authority = '样例市市场监督管理局';

/** The unit's certificate, with what is true of the client. */
export function licenceOf({ record: { subject, persons, roles } }: SampleClient, title = '营业执照'): SpecimenPaper {
  const legal = persons.find(({ id }) => id === roles.legalRepresentative);
  return {
    kind: 'businessLicence',
    data: {
      title,
      number: subject.certificateNumber ?? '',
      name: subject.name ?? '',
      type: '样例单位',
      legalRepresentative: legal?.name ?? '',
      address: subject.certificateAddress ?? '',
      scope: subject.businessScope ?? '',
      establishedOn: subject.certificateValidFrom ?? '2020-01-01',
      validUntil: subject.certificateValidUntil ?? '长期',
      authority,
    },
  };
}

/** One side of a person's card. It shows the true number, whatever the clerk typed into the sheet. */
export function cardOf(person: HeldPerson | undefined, kind: 'idFront' | 'idBack'): SpecimenPaper {
  const typed = person?.certificateNumber ?? '';
  const born = `${typed.slice(6, 10)}-${typed.slice(10, 12)}-${typed.slice(12, 14)}`;
  const serial = person?.id ?? 0;
  return {
    kind,
    data: {
      name: person?.name ?? '',
      sex: serial % 2 === 1 ? '男' : '女',
      born,
      address: `样例省样例市样例区样例街道样例路${serial}号样例花园${serial}栋101室`,
      number: sampleResidentId(typed.slice(0, 2), born, serial),
      authority: '样例市公安局',
      validFrom: person?.certificateValidFrom ?? '',
      validUntil: person?.certificateValidUntil ?? '',
    },
  };
}

/** A letter by which the client authorises a person. */
export function letterOf(
  { record: { subject } }: SampleClient,
  authorised: HeldPerson | undefined,
  changes: Partial<LetterData> = {},
): SpecimenPaper {
  const signer = subject.name ?? '';
  return {
    kind: 'letterPage',
    data: {
      title: '授权书(样例)',
      paragraphs: [
        `${signer}现授权${authorised?.name ?? ''}担任本单位小程序备案的负责人,负责填报备案信息、接听核验电话并保管备案材料。`,
        '被授权人在上述范围内所办的事项,本单位予以承认。授权自签字盖章之日起,至备案办结为止。',
        '本页是软件自带的样例,单位、人员与印章均属虚构。',
      ],
      signer,
      date: '2026年11月20日',
      sealed: true,
      ...changes,
    },
  };
}
