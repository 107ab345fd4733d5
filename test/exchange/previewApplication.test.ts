import { describe, expect, it } from 'vitest';
import type { ImportEvent } from '#shared/api/exchange.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { editingDesk } from '#test/support/editingDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { pictureFile } from './manyFiles.ts';

onePool();

function jsonFile(value: unknown): File {
  return new File([JSON.stringify(value)], '备案资料.json');
}

const named = {
  icp_subject: {
    base_info: { type: 4, name: '样例公司', colour: 'red' },
    organize_info: { certificate_photo: '执照.jpg' },
  },
  icp_applets: { base_info: { appid: 'wx0123456789abcdef', name: '样例花店' } },
  icp_materials: { applets_other_materials: ['一.jpg', '执照.jpg'] },
};

describe('a payload that is looked at first', () => {
  it('says what it holds and what importing it would do, and changes nothing', async () => {
    await using desk = await editingDesk();
    const { application, cases } = desk.client;
    const before = await cases.list();
    const preview = await application.preview({ file: jsonFile(named) });
    expect(preview).toMatchObject({
      subjectName: '样例公司',
      miniProgramName: '样例花店',
      appId: 'wx0123456789abcdef',
      filingType: 'first',
      filingTypeSaid: false,
      usable: true,
      outcome: 'created',
      caseNumber: null,
      media: [
        { name: '执照.jpg', slots: ['subjectCertificate', 'appOther'] },
        { name: '一.jpg', slots: ['appOther'] },
      ],
    });
    expect(preview.findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      'form.unknownField icp_subject.base_info.colour',
    ]);
    expect(preview.judged.length).toBeGreaterThan(0);
    expect(await cases.list()).toEqual(before);
  });

  it('names the case it would meet, and says so when nothing would be new', async () => {
    await using desk = await caseDesk(cleanApplication());
    const { client, caseNumber } = desk;
    const { file } = await client.application.export({ caseNumber, withOffice: true });
    expect(await client.application.preview({ file })).toMatchObject({
      outcome: 'unchanged',
      caseNumber,
      filingTypeSaid: true,
    });
  });

  it.each([
    ['cut off', '{"icp_subject": {'],
    ['of something else', '{"name":"样例"}'],
    ['without content', ''],
    ['with a number that would come out as another one', '{"icp_subject":{"x":12345678901234567890},"icp_applets":{}}'],
  ])('is refused when it is a file %s, before anything is changed', async (_, text) => {
    await using desk = await editingDesk();
    const file = new File([text], '坏的.json');
    const before = await desk.client.cases.list();
    await expect(desk.client.application.preview({ file })).rejects.toMatchObject({ code: 'payloadUnreadable' });
    expect(await desk.client.cases.list()).toEqual(before);
  });
});

describe('files that come in several calls', () => {
  it('are not missed while others are on their way, and rivals are seen across calls', async () => {
    await using desk = await editingDesk();
    const file = jsonFile(named);
    const call = async (files: File[], alongside: string[]) => {
      const told: ImportEvent[] = [];
      for await (const event of await desk.client.application.import({ file, files, alongside })) {
        if (event.type === 'file') told.push(event);
      }
      return told.map((event) => event.type === 'file' && `${event.outcome} ${event.path}`);
    };
    const [licence, one] = [pictureFile('客户/执照.jpg', 'red'), pictureFile('客户/一.jpg', 'blue')];
    const paths = [licence.name, one.name];
    expect(await call([], paths)).toEqual([]);
    expect(await call([licence], paths)).toEqual(['stored 客户/执照.jpg']);
    expect(await call([one], [...paths, '旧的/一.jpg'])).toEqual(['unplaced 一.jpg']);
    expect(await call([one], paths)).toEqual(['stored 客户/一.jpg']);
  });
});
