import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { emptyAgency } from '#shared/filing/agency.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { materialChecklist } from '#shared/filing/materialChecklist.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { reminderText } from '#shared/filing/reminderText.ts';
import { lackingPapers } from '#shared/filing/requiredMaterial.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { goodFacts } from '#test/support/scans.ts';

const agency = { ...emptyAgency, name: '样例代办', contactName: '样例经办', contactPhone: '13800000099' };

function opened(application: Application, materials: readonly CaseMaterial[] = []) {
  return { application, required: requiredMaterials(application, shippedPack), materials: [...materials] };
}

function material(slot: MaterialSlotId, findings: readonly Pick<Finding, 'rule' | 'weight' | 'message'>[] = []) {
  const whole = findings.map((finding) => ({
    where: slot,
    remedy: '样例',
    source: '样例',
    asOf: '2026-11-23',
    ...finding,
  }));
  const at = {
    receivedAt: '2026-11-20T01:00:00.000Z',
    attachedAt: '2026-11-20T01:00:00.000Z',
    signedOn: null,
    fix: null,
    fixBefore: null,
  };
  return { scanId: 1, slot, position: 0, facts: goodFacts, givenName: goodFacts.name, ...at, findings: whole };
}

/** Everything the case needs, in hand. */
function everything(application: Application): CaseMaterial[] {
  return requiredMaterials(application, shippedPack).flatMap(({ slot, count }) =>
    Array.from({ length: count }, () => material(slot)),
  );
}

const items = (of: Pick<OpenedCase, 'application' | 'required' | 'materials'>) =>
  materialChecklist(of).flatMap((group) => group.items);

describe('materialChecklist', () => {
  it('groups what is to be photographed, signed, obtained and filmed', () => {
    const application = cleanApplication({
      subject: { province: '320000' },
      miniProgram: { preapprovals: [{ type: 9, code: '样例', validUntil: null }] },
    });
    const groups = materialChecklist(opened(application));
    expect(groups.map(({ form }) => form)).toEqual(['photo', 'letter', 'document', 'video']);
    expect(groups[0]?.items.map(({ title }) => title)).toEqual([
      '营业执照',
      '主体负责人证件人像面（样例甲）',
      '主体负责人证件国徽面（样例甲）',
      '小程序负责人证件人像面（样例乙）',
      '小程序负责人证件国徽面（样例乙）',
    ]);
    expect(groups[2]?.items.map(({ title }) => title)).toEqual(['“文化”的审批文件']);
  });

  it('asks one human being in two roles once, under his name', () => {
    const titles = items(opened(cleanPersonalApplication())).map(({ title }) => title);
    expect(titles).toEqual(['样例甲的证件人像面', '样例甲的证件国徽面', '互联网信息服务备案承诺书', '代办委托书']);
    const both = items(opened(cleanApplication({ roles: { subjectPrincipal: 2, appPrincipal: 2 } })));
    expect(both.filter(({ title }) => title.includes('授权书')).map(({ title }) => title)).toEqual([
      '法定代表人授权书（授权样例乙）',
    ]);
  });

  it('counts a scan in either of two roles', () => {
    const application = cleanPersonalApplication();
    const [front] = items(opened(application, [material('appPrincipalFront')]));
    expect(front?.state).toBe('held');
  });

  it('says in plain words what must be taken again, and not what the office mends', () => {
    const dark = material('subjectCertificate', [{ rule: 'scan.dark', weight: 'must', message: '平均亮度 32' }]);
    const large = material('subjectPrincipalFront', [{ rule: 'scan.bytesTooMany', weight: 'must', message: '2.5 MB' }]);
    const doubtful = material('subjectPrincipalBack', [{ rule: 'scan.glare', weight: 'should', message: '可能反光' }]);
    const states = items(opened(cleanApplication(), [dark, large, doubtful]));
    expect(states.slice(0, 3)).toMatchObject([
      { state: 'again', problems: [expect.stringContaining('太暗了')] },
      { state: 'held', problems: [] },
      { state: 'held', problems: [] },
    ]);
  });

  it('knows every rule it puts into other words', async () => {
    const source = await import('node:fs/promises').then(({ readFile }) =>
      readFile(new URL('../../../shared/filing/materialChecklist.ts', import.meta.url), 'utf8'),
    );
    const named = [...source.matchAll(/'(scan\.[A-Za-z]+)'/g)].map((match) => match[1]);
    const known = shippedPack.rules.map(({ id }) => id);
    expect(named.length).toBeGreaterThan(10);
    expect(known).toEqual(expect.arrayContaining(named));
  });

  it('splits a paper of which some copies are in hand', () => {
    const application = cleanApplication({ subject: { province: '330000', businessScope: '资产管理' } });
    const pledges = items(opened(application, [material('subjectOther')])).filter(
      ({ paper }) => paper.paper === 'notInvolvedPledge',
    );
    expect(pledges.map(({ state, count }) => [state, count])).toEqual([
      ['held', 1],
      ['missing', 1],
    ]);
  });
});

describe('lackingPapers', () => {
  const application = cleanApplication({
    subject: { province: '370000', businessScope: '图书、药品、以自有资金对外投资' },
  });
  const other = requiredMaterials(application, shippedPack).find(({ slot }) => slot === 'subjectOther');
  if (!other) throw new Error('nothing other is wanted');

  it('counts files for the papers that weigh most', () => {
    expect(lackingPapers(other, 0)).toHaveLength(other.papers.length);
    expect(lackingPapers(other, 1)).toEqual(other.papers.slice(1));
    expect(lackingPapers(other, 99)).toEqual([]);
  });
});

describe('reminderText', () => {
  it('asks politely for what is missing, what must be taken again, and says whom to ask', () => {
    const dark = material('subjectCertificate', [{ rule: 'scan.dark', weight: 'must', message: '平均亮度 32' }]);
    const text = reminderText(opened(cleanApplication({ subject: { province: '320000' } }), [dark]), agency);
    expect(text?.split('\n')).toEqual([
      '您好！深圳样例花艺有限公司“样例花店”小程序备案还差一些资料，麻烦您抽空发给我：',
      '【还缺】',
      '1. 主体负责人证件人像面（样例甲）',
      '2. 主体负责人证件国徽面（样例甲）',
      '3. 小程序负责人证件人像面（样例乙）',
      '4. 小程序负责人证件国徽面（样例乙）',
      '5. 小程序负责人授权书（授权样例乙）（我们打印好发给您，法定代表人签字、盖公章后拍照发回）',
      '【请重拍】',
      '1. 营业执照：太暗了，请在亮一点、光线均匀的地方重拍',
      '【最好也有】',
      '1. 信息真实性责任告知书（我们打印好发给您，小程序负责人签字后拍照发回）',
      '2. 信息真实性承诺书（我们打印好发给您，小程序负责人签字后拍照发回）',
      '3. 承诺视频（由小程序负责人本人出镜，手持已签好的承诺书原件，从头到尾读一遍）',
      '拍照小提示：用原件，四角拍全，字要清楚、不反光；微信发送时请勾选“原图”。',
      '有不清楚的随时问我，谢谢！（样例代办 样例经办，电话 13800000099）',
    ]);
  });

  it('is nothing where only what would be nice to have is missing', () => {
    const application = cleanApplication();
    const all = everything(application).filter(({ slot }) => slot !== 'agencyMandate');
    expect(reminderText(opened(application, all), agency)).toBeNull();
    expect(reminderText(opened(application, all.slice(1)), agency)).toContain('营业执照');
  });

  it('reads well while neither names nor an agency are entered', () => {
    const application = cleanApplication({ subject: { name: null }, miniProgram: { name: null } });
    const text = reminderText(opened(application), emptyAgency) ?? '';
    expect(text).toMatch(/^您好！您的小程序备案还差/);
    expect(text).toMatch(/有不清楚的随时问我，谢谢！$/);
  });

  it('never tells a number of the client, whatever is wrong with a file', () => {
    const numbers = cleanApplication().persons.flatMap(({ certificateNumber, mobile, emergencyMobile }) => [
      certificateNumber ?? '',
      mobile ?? '',
      emergencyMobile ?? '',
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        fc.string({ unit: fc.constantFrom('号', '：', ' ', '（', '、', '.', '-') }),
        fc.boolean(),
        (number, around, personal) => {
          const application = personal ? cleanPersonalApplication() : cleanApplication();
          const named = material('subjectPrincipalFront', [
            { rule: 'scan.unsupported', weight: 'must', message: `${around}${number}${around}打不开` },
          ]);
          const text = reminderText(opened(application, [named]), agency) ?? '';
          expect(text).toContain('打不开');
          for (const each of [...numbers, application.subject.certificateNumber ?? '样例无'])
            expect(text).not.toContain(each);
        },
      ),
    );
  });
});
