import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { all, sql } from '#backend/vault/sql.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { manifestName, manifestSchema } from '#shared/packages/manifest.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { askewCard, proposedFor, withAskew } from '#test/support/askewCard.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { composedPdf } from '#test/support/intake/composedPages.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

const place = { slot: 'subjectPrincipalFront' } as const;

const rulesOf = (opened: OpenedCase) => opened.materials.flatMap(({ findings }) => findings.map(({ rule }) => rule));

/** How many encrypted files lie in the vault, and how many of them the desk made. */
async function files({ desk }: CaseDesk): Promise<{ all: number; made: number }> {
  const vault = desk.vault();
  return { all: (await vault.files.list()).length, made: all(vault.db, sql`SELECT * FROM made_files`).length };
}

describe('a better copy of a scan', () => {
  it('asks nothing its original did not: neither by its bytes nor by a question', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const options = { width: 2800, height: 2100, rotation: 12, fill: 0.85, targetBytes: 185 * 1024 };
    const licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, options);
    const side = await makeSpecimen({ kind: 'idBack', data: exampleCard }, options);
    for (const [slot, bytes] of [
      ['subjectCertificate', licence],
      ['subjectPrincipalBack', side],
    ] as const) {
      const files = [new File([new Uint8Array(bytes)], `${slot}.jpg`)];
      await client.materials.add({ caseNumber, slot, files, replace: false });
    }
    const before = await client.cases.open({ caseNumber });
    for await (const _ of await client.materials.fixMany({ cases: [caseNumber], scanIds: null })) void _;
    const after = await client.cases.open({ caseNumber });
    expect(after.materials.map(({ fix }) => fix === null)).toEqual([false, false]);
    expect(rulesOf(before)).toContain('scan.tilted');
    expect(rulesOf(after).filter((rule) => !rulesOf(before).includes(rule))).toEqual([]);
    for (const { facts } of after.materials) expect(facts.bytes).toBeLessThanOrEqual(204_800);
    expect(after.questions.map(({ question }) => question)).toEqual(before.questions.map(({ question }) => question));
  });

  it('of a page that a program has set is one, too', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const page = await composedPdf(null, { text: { left: 40, top: 700 } });
    const files = [new File([new Uint8Array(page)], '电子执照.pdf')];
    await client.materials.add({ caseNumber, slot: 'subjectCertificate', files, replace: false });
    const given = await client.cases.open({ caseNumber });
    expect(rulesOf(given)).toContain('scan.drawn');
    const scanId = given.materials[0]?.scanId ?? 0;
    const fixed = await client.materials.fix({ caseNumber, scanId, recipe: { ...plainRecipe, turn: 90 } });
    expect(fixed.materials[0]?.fix).not.toBeNull();
    expect(rulesOf(fixed)).toContain('scan.drawn');
  });

  it('counts in place of the original, which stays byte for byte', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId, given } = desk;
    expect(rulesOf(given)).toContain('scan.tilted');
    const recipe = await proposedFor(desk, scanId);
    const fixed = await client.materials.fix({ caseNumber, scanId, recipe });
    expect(rulesOf(fixed)).not.toContain('scan.tilted');
    const [material] = fixed.materials;
    expect(material).toMatchObject({ scanId, fix: { recipe }, fixBefore: { recipe: null } });
    expect(material?.facts).toMatchObject({ name: '斜着拍的.jpg', contentType: 'jpeg' });
    // A card: its shape is that of ISO/IEC 7810 ID-1.
    expect((material?.facts.width ?? 0) / (material?.facts.height ?? 1)).toBeCloseTo(85.6 / 54, 2);
    const original = await client.materials.picture({ scanId, size: 'original' });
    expect(Buffer.from(await original.arrayBuffer()).equals(askewCard)).toBe(true);
    const shown = await client.materials.picture({ scanId, size: 'full', fix: material?.fix?.id ?? null });
    const { width, height, exif } = await sharp(await shown.arrayBuffer()).metadata();
    expect([width, height]).toEqual([material?.facts.width, material?.facts.height]);
    expect(exif).toBeUndefined();
  });

  it('is undone in one step, and again, also after the vault was closed', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = await proposedFor(desk, scanId);
    await client.materials.fix({ caseNumber, scanId, recipe });
    const brighter = { ...recipe, brightness: 20 };
    await client.materials.fix({ caseNumber, scanId, recipe: brighter });
    expect(await files(desk)).toEqual({ all: 3, made: 2 });
    await client.vault.lock();
    await client.vault.unlock({ passphrase: testPassphrase });
    const undone = await client.materials.undoFix({ caseNumber, scanId });
    expect(undone.materials).toMatchObject([{ fix: { recipe }, fixBefore: { recipe: brighter } }]);
    const redone = await client.materials.undoFix({ caseNumber, scanId });
    expect(redone.materials).toMatchObject([{ fix: { recipe: brighter }, fixBefore: { recipe } }]);
  });

  it('gives way to the original by a recipe that changes nothing, and comes back', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = await proposedFor(desk, scanId);
    await client.materials.fix({ caseNumber, scanId, recipe });
    const plain = await client.materials.fix({ caseNumber, scanId, recipe: plainRecipe });
    expect(plain.materials).toMatchObject([{ fix: null, fixBefore: { recipe } }]);
    expect(rulesOf(plain)).toContain('scan.tilted');
    const back = await client.materials.undoFix({ caseNumber, scanId });
    expect(back.materials).toMatchObject([{ fix: { recipe }, fixBefore: { recipe: null } }]);
  });

  it('does not go over what somebody else has fixed meanwhile', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const left = { ...plainRecipe, turn: 270 } as const;
    const first = await client.materials.fix({ caseNumber, scanId, recipe: left, over: null });
    const right = { caseNumber, scanId, recipe: { ...plainRecipe, turn: 90 } as const };
    await expect(client.materials.fix({ ...right, over: null })).rejects.toMatchObject({ code: 'pictureChanged' });
    expect((await client.cases.open({ caseNumber })).materials).toMatchObject([{ fix: { recipe: left } }]);
    const over = first.materials[0]?.fix?.id ?? null;
    expect((await client.materials.fix({ ...right, over })).materials).toMatchObject([
      { fix: { recipe: right.recipe } },
    ]);
  });

  it('goes with its material, file and all, and is made anew when that is put back', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = await proposedFor(desk, scanId);
    await client.materials.fix({ caseNumber, scanId, recipe });
    expect(await files(desk)).toEqual({ all: 2, made: 1 });
    await client.materials.remove({ caseNumber, ...place, scanId });
    expect(await files(desk)).toEqual({ all: 1, made: 0 });
    const back = await client.materials.attach({ caseNumber, ...place, scanId, recipe });
    expect(back.materials).toMatchObject([{ fix: { recipe } }]);
    const another = new File([new Uint8Array(await makeSpecimen({ kind: 'idFront', data: exampleCard }))], '新的.jpg');
    await client.materials.add({ caseNumber, ...place, files: [another], replace: true });
    expect(await files(desk)).toEqual({ all: 2, made: 0 });
  });

  it('is not kept for what nobody holds, nor for what is no picture', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = { ...plainRecipe, turn: 90 } as const;
    await expect(client.materials.fix({ caseNumber, scanId: scanId + 1, recipe })).rejects.toMatchObject({
      code: 'recordMissing',
    });
    const pdf = new File(['%PDF-1.4\n%%EOF\n'], '样例.pdf');
    const { opened } = await client.materials.add({ caseNumber, slot: 'subjectOther', files: [pdf], replace: false });
    const paper = opened.materials.find(({ slot }) => slot === 'subjectOther')?.scanId ?? 0;
    await expect(client.materials.fix({ caseNumber, scanId: paper, recipe })).rejects.toMatchObject({
      code: 'pictureUnavailable',
    });
    expect(await files(desk)).toEqual({ all: 2, made: 0 });
  });

  it('is what the list of cases counts', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const should = async () => (await client.cases.list())[0]?.findings?.should ?? 0;
    const before = await should();
    await client.materials.fix({ caseNumber, scanId, recipe: await proposedFor(desk, scanId) });
    expect(await should()).toBeLessThan(before);
    await client.materials.undoFix({ caseNumber, scanId });
    expect(await should()).toBe(before);
  });

  it('is what goes into a package, whose manifest says how it was made', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = await proposedFor(desk, scanId);
    await client.materials.fix({ caseNumber, scanId, recipe });
    let ticket = '';
    const request = { caseNumber, profile: 'wechat-default', override: '样例' };
    for await (const event of await client.packages.make(request)) {
      if (event.type === 'packed') expect(event.findings.map(({ rule }) => rule)).not.toContain('scan.tilted');
      if (event.type === 'made') ticket = event.file?.ticket ?? '';
    }
    const zip = unzipSync(new Uint8Array(await (await client.outbox.take({ ticket })).arrayBuffer()));
    const manifest = manifestSchema.parse(JSON.parse(strFromU8(zip[manifestName] ?? new Uint8Array())));
    expect(manifest.files[0]?.copyOf).toMatchObject({ recipe });
    const { width, height } = await sharp(zip[manifest.files[0]?.name ?? '']).metadata();
    expect(width / height).toBeCloseTo(85.6 / 54, 2);
  });

  it('is previewed in the same picture, smaller', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const recipe = await proposedFor(desk, scanId);
    const preview = await client.scans.previewFix({ scanId, recipe });
    const opened = await client.materials.fix({ caseNumber, scanId, recipe });
    const id = opened.materials[0]?.fix?.id ?? null;
    const kept = await client.materials.picture({ scanId, size: 'full', fix: id });
    const small = async (file: typeof preview) =>
      sharp(await file.arrayBuffer())
        .resize(200, 126, { fit: 'fill' })
        .greyscale()
        .raw()
        .toBuffer();
    const [one, other] = [await small(preview), await small(kept)];
    const difference = one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
    expect(difference).toBeLessThan(3);
  });
});
