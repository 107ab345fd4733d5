import { describe, expect, it } from 'vitest';
import { decideLetter, type LetterDecision } from '#backend/letters/decideLetter.ts';
import type { LetterValues } from '#backend/letters/gatherLetter.ts';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { blankCharacter } from '#backend/letters/template.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { agencyLabels } from '#shared/filing/agency.ts';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { previewValues } from '#test/support/letterValues.ts';
import { personalValues } from '#test/support/sampleLetters.ts';

const templates = await loadTemplates();
const rulebook = rulebookOf(await loadRulePack());

function decide(id: string, values: LetterValues, missing: (text: string) => string[] = () => []): LetterDecision {
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`no template ${id}`);
  return decideLetter(template, values, { rulebook, missing });
}

function without(values: LetterValues, ...ids: string[]): LetterValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));
}

function textOf(decision: LetterDecision): string {
  if (!decision.ok) throw new Error(JSON.stringify(decision.findings));
  return [...decision.letter.blocks, ...decision.letter.signatures.flat()].map((each) => each.text).join('\n');
}

describe('a missing required value', () => {
  it('is a finding at its place, for every required field of every template', () => {
    for (const template of templates) {
      for (const field of template.fields.filter((each) => each.required)) {
        const decision = decide(template.id, without({ ...previewValues, province: '上海市' }, field.id));
        if (decision.ok) throw new Error(`${template.id} was printed without ${field.label}`);
        const finding = decision.findings.find((each) => each.message.includes(`“${field.label}”`));
        expect(finding, `${template.id} ${field.label}`).toMatchObject({ rule: 'letter.fieldMissing', weight: 'must' });
        if (field.source?.startsWith('roles.legal') || field.source?.startsWith('subject.name'))
          expect(officialFieldAt(finding?.where ?? ''), finding?.where).not.toBeNull();
      }
    }
  });

  it('is not missed where no printed line uses it', () => {
    expect(decide('filingCommitment', without(personalValues, 'legalName')).ok).toBe(true);
    expect(decide('appPrincipalAuthorization', without(previewValues, 'granteePost')).ok).toBe(true);
  });

  it('names all that is missing at once, each once', () => {
    const decision = decide('appPrincipalAuthorization', {});
    const places = decision.ok ? [] : decision.findings.map((each) => each.where);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toContain('icp_subject.base_info.name');
    expect(places).toContain('icp_applets.principal_info.certificate_number');
    expect(places).toContain('icp_subject.legal_person_info.certificate_number');
  });

  it('points at the agency where the agency lacks it', () => {
    const decision = decide('agencyMandate', without(previewValues, 'agencyName'));
    expect(decision.ok ? [] : decision.findings.map((each) => each.where)).toEqual(['agency.name']);
    const [finding] = decision.ok ? [] : decision.findings;
    expect(finding?.message).toContain(`“${agencyLabels.name}”`);
    expect(finding?.remedy).toBe('请到“设置 → 本机构”填写“机构名称”后再生成这份文书。');
  });
});

describe('the printed text', () => {
  it('leaves no mark of the template and no gap', () => {
    for (const { id } of templates) {
      for (const values of [previewValues, personalValues]) {
        const text = textOf(decide(id, values));
        expect(text).not.toMatch(/[{}[\]|]/);
        expect(text).not.toMatch(/undefined|null/);
        expect(text).not.toMatch(/\uFF1A\n(?!\S)/);
      }
    }
  });

  it('has ruled blanks only where the template declares them', () => {
    const blank = blankCharacter.repeat(2);
    const dated = textOf(decide('subjectPrincipalAuthorization', previewValues));
    expect(dated.split('\n').filter((line) => line.includes(blank))).toEqual([`签字：${blankCharacter.repeat(8)}`]);
    const undated = textOf(decide('subjectPrincipalAuthorization', without(previewValues, 'date')));
    expect(undated).toContain(`${blankCharacter.repeat(3)}年${blank}月${blank}日`);
  });

  it('differs between a unit and a person', () => {
    const unit = textOf(decide('filingCommitment', previewValues));
    const person = textOf(decide('filingCommitment', personalValues));
    expect(unit).toContain('公章');
    expect(unit).not.toContain('手印');
    expect(person).toContain('手印');
    expect(person).not.toContain('公章');
    expect(person).toContain(personalValues['subjectCertificateNumber']);
  });

  it('takes the post into letters for 上海 always, elsewhere where it is known', () => {
    const shanghai = { ...previewValues, province: '上海市' };
    expect(textOf(decide('appPrincipalAuthorization', shanghai))).toContain('职务：运营总监');
    expect(decide('appPrincipalAuthorization', without(shanghai, 'granteePost')).ok).toBe(false);
    expect(textOf(decide('appPrincipalAuthorization', without(previewValues, 'granteePost')))).not.toContain('职务');
  });
});

describe('a value that cannot be printed', () => {
  it('is named with its characters before anything is drawn', () => {
    const rare = String.fromCodePoint(0x20bb7);
    const decision = decide(
      'subjectPrincipalAuthorization',
      { ...previewValues, granteeName: `${rare}样例` },
      (text) => (text.includes(rare) ? [rare] : []),
    );
    if (decision.ok) throw new Error('printed');
    expect(decision.findings).toHaveLength(1);
    expect(decision.findings[0]).toMatchObject({
      rule: 'letter.glyphMissing',
      weight: 'must',
      where: 'icp_subject.principal_info.name',
    });
    expect(decision.findings[0]?.message).toContain(rare);
  });

  it('is refused outside its choices', () => {
    const decision = decide('filingCommitment', { ...previewValues, subjectKind: '机关' });
    expect(decision.ok ? [] : decision.findings.map((each) => each.rule)).toContain('letter.choiceUnknown');
  });
});
