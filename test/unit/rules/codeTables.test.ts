import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import official from '#test/fixtures/codeTables.json' with { type: 'json' };

/**
 * The official code tables, row by row, as they were captured on 2026-11-23: a payload carries these ids, so that a
 * slip of one digit files a client under another word. The names are the official ones to the letter.
 */
describe('the code tables we ship', async () => {
  const pack = await loadRulePack();

  it('单位性质: id, name, whether a person', () => {
    expect(pack.subjectTypes.map(({ id, name, isPersonal }) => [id, name, isPersonal])).toEqual(official.subjectTypes);
  });

  it('证件类型: id, name, 单位性质, whose it is, number format, sides', () => {
    expect(
      pack.certificateTypes.map(({ id, name, subjectType, forPerson, numberKind, photoSides }) => [
        id,
        name,
        subjectType,
        forPerson,
        numberKind,
        photoSides,
      ]),
    ).toEqual(official.certificateTypes);
  });

  it('前置审批项: id, name, whether number and paper are asked, whether the number has a known shape', () => {
    expect(
      pack.preapprovalTypes.map(({ id, name, requiresNumberAndFile, numberPattern }) => [
        id,
        name,
        requiresNumberAndFile,
        numberPattern !== null,
      ]),
    ).toEqual(official.preapprovalTypes);
  });

  it('服务内容类型: id, parent, name', () => {
    expect(pack.serviceTypes.map(({ id, parent, name }) => [id, parent, name])).toEqual(official.serviceTypes);
  });
});
