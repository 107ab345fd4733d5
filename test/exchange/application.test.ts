import { describe, expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import type { ImportEvent } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { editingDesk } from '#test/support/editingDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { pictureFile } from './manyFiles.ts';

onePool();

async function imported(client: Client, file: UploadedFile, files: UploadedFile[] = []): Promise<ImportEvent[]> {
  const events: ImportEvent[] = [];
  for await (const event of await client.application.import({ file, files })) {
    if (event.type !== 'progress') events.push(event);
  }
  return events;
}

function caseOf(events: readonly ImportEvent[]): string {
  for (const event of events) if (event.type === 'row' && event.caseNumber !== null) return event.caseNumber;
  throw new Error('no case came of it');
}

function jsonFile(value: unknown): File {
  return new File([JSON.stringify(value)], '备案资料.json');
}

async function textOf(file: UploadedFile): Promise<unknown> {
  return JSON.parse(Buffer.from(await file.arrayBuffer()).toString());
}

describe('a case that leaves as an official payload', () => {
  it('is the same case in another vault: data, people, roles, files', async () => {
    const application = cleanApplication({
      miniProgram: {
        preapprovals: [
          { type: 3, code: '样例1号', validUntil: '2030-01-01' },
          { type: 5, code: '样例2号', validUntil: '长期' },
        ],
      },
    });
    await using from = await caseDesk(application);
    const { client, caseNumber } = from;
    for (const [slot, colour] of [
      ['subjectCertificate', 'red'],
      ['appOther', 'red'],
      ['preapproval', 'blue'],
      ['agencyMandate', 'green'],
    ] as const) {
      await client.materials.add({ caseNumber, slot, replace: false, files: [pictureFile('执照.png', colour)] });
    }
    const { file, media } = await client.application.export({ caseNumber, withOffice: true });
    const files = await Promise.all(
      media.map(async ({ scanId, name }) => {
        const original = await client.materials.picture({ scanId, size: 'original' });
        return new File([new Uint8Array(await original.arrayBuffer())], `交来的/${name}`);
      }),
    );
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);

    await using to = await editingDesk();
    const events = await imported(to.client, file, files);
    const arrived = caseOf(events);
    expect(events.filter((event) => event.type === 'file' && event.outcome !== 'stored')).toEqual([]);
    const [was, is] = [await client.cases.open({ caseNumber }), await to.client.cases.open({ caseNumber: arrived })];
    const { number: _, stage: __, ...filing } = was.application.filingCase;
    expect(is.application.filingCase).toMatchObject(filing);
    expect(is.application.subject).toEqual(was.application.subject);
    expect(is.application.miniProgram).toEqual(was.application.miniProgram);
    const holders = ({ application: { roles, persons } }: typeof was) =>
      Object.values(roles).map((id) => ({ ...persons.find((each) => each.id === id), id: null }));
    expect(holders(is)).toEqual(holders(was));
    const held = ({ materials }: typeof was) =>
      materials.map(({ slot, facts }) => `${slot} ${facts.sha256}`).toSorted();
    expect(held(is)).toEqual(held(was));

    const again = await to.client.application.export({ caseNumber: arrived, withOffice: true });
    expect(await textOf(again.file)).toEqual(await textOf(file));
  });
});

const strange = {
  icp_subject: {
    base_info: { type: 4, name: '样例公司', colour: 'red', city: 'Shenzhen' },
    organize_info: { certificate_photo: '执照.jpg' },
  },
  icp_applets: {
    base_info: { appid: 'wx0123456789abcdef', name: '样例花店' },
    principal_info: { verify_task_id: 't' },
  },
  icp_materials: { applets_other_materials: ['一.jpg', '二.jpg'] },
  __proto__of: { deep: [1, { two: null }] },
};

describe('a payload that comes in', () => {
  it('keeps what nobody knows, what cannot be read and files that did not come along, and says so', async () => {
    await using desk = await editingDesk();
    const events = await imported(desk.client, jsonFile(strange));
    const row = events.find((event) => event.type === 'row');
    expect(row?.type === 'row' && row.findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      'form.unreadable icp_subject.base_info.city',
      'form.unknownField icp_subject.base_info.colour',
      'form.unknownField __proto__of.deep[0]',
      'form.unknownField __proto__of.deep[1].two',
    ]);
    expect(events.filter((event) => event.type === 'file').map(({ path, outcome }) => `${outcome} ${path}`)).toEqual([
      'unplaced 执照.jpg',
      'unplaced 一.jpg',
      'unplaced 二.jpg',
    ]);
    const { file } = await desk.client.application.export({ caseNumber: caseOf(events), withOffice: false });
    expect(await textOf(file)).toEqual(strange);
  });

  it('leaves an approval paper with its item, also where an earlier item has none', async () => {
    const given = {
      icp_subject: { base_info: { type: 4, name: '样例公司' } },
      icp_applets: {
        base_info: {
          appid: 'wx0123456789abcdef',
          nrlx_details: [
            { type: 9, code: '样例九号' },
            { type: 1, code: '样例一号', media: '批文.png' },
          ],
        },
      },
    };
    await using desk = await editingDesk();
    const events = await imported(desk.client, jsonFile(given), [pictureFile('批文.png', 'red')]);
    const { file } = await desk.client.application.export({ caseNumber: caseOf(events), withOffice: false });
    const came = structuredClone(given);
    const [, paper] = came.icp_applets.base_info.nrlx_details;
    if (paper) paper.media = `${caseOf(events)}_批文.png`;
    expect(await textOf(file)).toEqual(came);
  });

  it('one paper that serves two approvals stays with both, and goes out as one file', async () => {
    const approval = { type: 9, code: '样例九号', media: '批文.png' };
    const details = [approval, { type: 3, code: '样例三号', media: '另一份.png' }, { ...approval, type: 1 }];
    const given = {
      icp_subject: { base_info: { type: 4, name: '样例公司' } },
      icp_applets: { base_info: { appid: 'wx0123456789abcdef', nrlx_details: details } },
    };
    await using desk = await editingDesk();
    const files = [pictureFile('批文.png', 'red'), pictureFile('另一份.png', 'blue')];
    const events = await imported(desk.client, jsonFile(given), files);
    const caseNumber = caseOf(events);
    const check = async () => {
      const { file, media } = await desk.client.application.export({ caseNumber, withOffice: false });
      const came = (await textOf(file)) as typeof given;
      expect(came.icp_applets.base_info.nrlx_details.map((item) => item.media)).toEqual([
        `${caseNumber}_批文.png`,
        `${caseNumber}_另一份.png`,
        `${caseNumber}_批文.png`,
      ]);
      expect(media.map(({ name }) => name)).toEqual([`${caseNumber}_批文.png`, `${caseNumber}_另一份.png`]);
    };
    await check();
    const { findings } = await desk.client.cases.open({ caseNumber });
    expect(findings.map(({ rule }) => rule)).not.toContain('material.preapprovalPaper');
    // Taken out and put back, it stands where it stood.
    const { materials } = await desk.client.cases.open({ caseNumber });
    const both = materials.filter(({ facts }) => facts.name === '批文.png');
    expect(both.map(({ position }) => position)).toEqual([0, 2]);
    const [{ scanId, slot } = { scanId: 0, slot: 'preapproval' as const }] = both;
    await desk.client.materials.remove({ caseNumber, slot, scanId });
    for (const { position } of both) await desk.client.materials.attach({ caseNumber, slot, scanId, position });
    await check();
    // Once more, the papers are there already and nothing is doubled.
    const again = await imported(desk.client, jsonFile(given), files);
    expect(again.flatMap((event) => (event.type === 'file' ? [event.outcome] : []))).toEqual(['already', 'already']);
    await check();
  });

  it('a second time changes nothing; with other values it overwrites nothing', async () => {
    await using desk = await editingDesk();
    const first = await imported(desk.client, jsonFile(strange));
    const again = await imported(desk.client, jsonFile(strange));
    expect(again.find((event) => event.type === 'row')).toMatchObject({ outcome: 'unchanged' });
    expect(caseOf(again)).toBe(caseOf(first));
    const other = structuredClone(strange);
    other.icp_applets.base_info.name = '另一个名字';
    const conflict = await imported(desk.client, jsonFile(other));
    expect(conflict.find((event) => event.type === 'row')).toMatchObject({ outcome: 'conflict' });
    const opened = await desk.client.cases.open({ caseNumber: caseOf(first) });
    expect(opened.application.miniProgram.name).toBe('样例花店');
  });

  it('that is none changes nothing', async () => {
    await using desk = await editingDesk();
    await expect(imported(desk.client, jsonFile({ name: '样例' }))).rejects.toMatchObject({
      code: 'payloadUnreadable',
    });
    expect(await desk.client.cases.list()).toEqual([]);
  });

  it('a file it names that is broken is told, the others arrive', async () => {
    await using desk = await editingDesk();
    const events = await imported(desk.client, jsonFile(strange), [
      new File([], '执照.jpg'),
      pictureFile('一.jpg', 'red'),
      pictureFile('没有人要的.jpg', 'blue'),
    ]);
    expect(events.filter((event) => event.type === 'file').map(({ path, outcome }) => `${outcome} ${path}`)).toEqual([
      'unreadable 执照.jpg',
      'stored 一.jpg',
      'unplaced 二.jpg',
    ]);
  });

  it('does not make a second case beside one in the 回收站', async () => {
    await using desk = await editingDesk();
    const caseNumber = caseOf(await imported(desk.client, jsonFile(strange)));
    await desk.client.cases.setRemoved({ numbers: [caseNumber], removed: true });
    const again = await imported(desk.client, jsonFile(strange));
    expect(again.find((event) => event.type === 'row')).toMatchObject({ outcome: 'rejected', caseNumber: null });
    expect(await desk.client.cases.list()).toEqual([]);
  });

  it('loses nothing of what an earlier one said that it does not say itself', async () => {
    await using desk = await editingDesk();
    const caseNumber = caseOf(await imported(desk.client, jsonFile(strange)));
    const less = {
      icp_subject: { base_info: { name: '样例公司', hue: 1 } },
      icp_applets: { base_info: { appid: 'wx0123456789abcdef' } },
    };
    expect((await imported(desk.client, jsonFile(less))).find((event) => event.type === 'row')).toMatchObject({
      caseNumber,
    });
    const { file } = await desk.client.application.export({ caseNumber, withOffice: false });
    expect(await textOf(file)).toMatchObject({ icp_subject: { base_info: { colour: 'red', hue: 1 } } });
  });

  it('fills in record numbers of a case that is there, and tells where they differ', async () => {
    await using desk = await editingDesk();
    const caseNumber = caseOf(await imported(desk.client, jsonFile(strange)));
    const numbered = structuredClone(strange) as { icp_subject: { base_info: Record<string, unknown> } };
    numbered.icp_subject.base_info['record_number'] = '粤ICP备12345678号';
    expect((await imported(desk.client, jsonFile(numbered)))[0]).toMatchObject({ outcome: 'completed' });
    expect((await desk.client.cases.open({ caseNumber })).application.subject.recordNumber).toBe('粤ICP备12345678号');
    numbered.icp_subject.base_info['record_number'] = '粤ICP备87654321号';
    const [row] = await imported(desk.client, jsonFile(numbered));
    expect(row).toMatchObject({ outcome: 'conflict' });
    const findings = row?.type === 'row' ? row.findings : [];
    expect(findings.find(({ rule }) => rule === 'intake.differs')).toMatchObject({
      where: 'icp_subject.base_info.record_number',
      message: expect.stringContaining('这份资料里'),
    });
  });

  it('takes neither of two files of one name', async () => {
    await using desk = await editingDesk();
    const events = await imported(desk.client, jsonFile(strange), [
      pictureFile('甲公司/执照.jpg', 'red'),
      pictureFile('乙公司/执照.jpg', 'blue'),
    ]);
    const licence = events.find((event) => event.type === 'file' && event.path === '执照.jpg');
    expect(licence).toMatchObject({ outcome: 'unplaced', reason: expect.stringContaining('同名') });
    const opened = await desk.client.cases.open({ caseNumber: caseOf(events) });
    expect(opened.materials).toEqual([]);
  });
});
