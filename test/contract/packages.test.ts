import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { CheckPackageEvent, MakePackageEvent } from '#shared/api/packages.ts';
import { checkedPackage } from '#test/support/checkedPackage.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { transports } from '../support/transports.ts';

const passphrase = '样例口令一二三四五';

describe.each(transports)('packages over $name', ({ connect }) => {
  it('are told file by file, fetched, looked through again, and filled in from', async () => {
    await using desk = await connect();
    const { client } = desk;
    await client.vault.create({ passphrase });
    const caseNumber = keepCase(desk.backend.context.desk, cleanApplication());
    const events: MakePackageEvent[] = [];
    const wish = { caseNumber, profile: 'wechat-default', override: '样例：先交' };
    for await (const event of await client.packages.make(wish)) events.push(event);
    const made = events.at(-1);
    if (made?.type !== 'made' || made.file === null) throw new Error('not made');
    const file = await client.outbox.take({ ticket: made.file.ticket });
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
    const packed = events.flatMap((event) => (event.type === 'packed' ? [event.name] : []));
    expect(Object.keys(entries)).toEqual([...packed, 'manifest.json']);
    const again = new File([new Uint8Array(await file.arrayBuffer())], file.name);
    const steps: CheckPackageEvent[] = [];
    for await (const event of await client.packages.check({ files: [again] })) steps.push(event);
    expect(steps[0]).toMatchObject({ type: 'progress', done: 0, total: packed.length + 1 });
    expect(steps.at(-1)).toMatchObject({ type: 'checked', ok: true, packages: [{ caseNumber }] });

    const filling = await client.filling.get({ caseNumber });
    const [first] = filling.steps.filter(({ kind }) => kind !== 'none');
    const ticked = await client.filling.tick({ caseNumber, id: first?.id ?? '', on: true });
    expect(ticked.done).toEqual([first?.id]);
    // A lock in the middle of filling in must not lose the place: the ticks lie in the vault, not in memory.
    await client.vault.lock();
    await client.vault.unlock({ passphrase });
    expect((await client.filling.get({ caseNumber })).done).toEqual([first?.id]);
    expect((await client.filling.restart({ caseNumber })).done).toEqual([]);
    expect((await client.filling.get({ caseNumber })).done).toEqual([]);
  });

  it('refuse every folder this host was not given', async () => {
    await using desk = await connect();
    await desk.client.vault.create({ passphrase });
    const caseNumber = keepCase(desk.backend.context.desk, cleanApplication());
    const { host } = desk.backend.context.desk;
    const reaches = host.mayReach('/tmp');
    const checking = checkedPackage(desk.client, { path: '/nowhere/at/all' });
    await expect(checking).rejects.toMatchObject({ code: reaches ? 'fileMissing' : 'badInput', defined: true });
    await expect(checkedPackage(desk.client, { path: 'x' })).rejects.toMatchObject({ code: 'pathRelative' });
    const target = { to: 'folder', folder: 'relative', as: 'zip' } as const;
    const events = await desk.client.packages.makeMany({ cases: [caseNumber], profile: 'wechat-default', target });
    await expect(events.next()).rejects.toMatchObject({ code: 'pathRelative' });
  });
});
