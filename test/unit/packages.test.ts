import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { compareWithManifest, type Manifest, manifestName, manifestSchema } from '#shared/packages/manifest.ts';
import { certificateLabel, packageParts, partName } from '#shared/packages/packagePlan.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

describe('what goes into a package', () => {
  it('stands in the order of the form, several files of a slot as they lie, and leaves out what stays in the office', () => {
    const held = [
      { slot: 'appOther', position: 1, scanId: 9 },
      { slot: 'appOther', position: 0, scanId: 8 },
      { slot: 'agencyMandate', position: 0, scanId: 7 },
      { slot: 'subjectCertificate', position: 0, scanId: 1 },
    ] as const;
    expect(packageParts(held)).toEqual([
      { number: 1, slot: 'subjectCertificate', position: 0, label: '主体证件', scanId: 1 },
      { number: 2, slot: 'appOther', position: 0, label: '小程序其他附件1', scanId: 8 },
      { number: 3, slot: 'appOther', position: 1, label: '小程序其他附件2', scanId: 9 },
    ]);
  });

  it('calls the certificate of the subject what it is', () => {
    const { certificateTypes } = shippedPack;
    expect(certificateLabel(1, certificateTypes)).toBe('营业执照');
    expect(certificateLabel(4, certificateTypes)).toBe('事业单位法人证书');
    expect(certificateLabel(null, certificateTypes)).toBeNull();
    const held = [{ slot: 'subjectCertificate', position: 0, scanId: 1 }] as const;
    expect(packageParts(held, () => [], '营业执照')).toMatchObject([{ label: '营业执照' }]);
  });

  it('names the card of one human being at each of his roles', () => {
    const held = [{ slot: 'subjectPrincipalFront', position: 0, scanId: 3 }] as const;
    const parts = packageParts(held, (slot) => (slot === 'appPrincipalFront' ? ['subjectPrincipalFront'] : []));
    expect(parts.map(({ slot, scanId }) => [slot, scanId])).toEqual([
      ['subjectPrincipalFront', 3],
      ['appPrincipalFront', 3],
    ]);
  });

  it('has names that say what it is, whose and how large', () => {
    const part = {
      number: 1,
      slot: 'subjectCertificate',
      label: '营业执照',
      bytes: 190_001,
      extension: 'jpg',
    } as const;
    expect(partName(part, '样例公司', false)).toBe('01_营业执照_样例公司_186KB.jpg');
    expect(partName(part, '样例公司', true)).toBe('01_subjectCertificate_186KB.jpg');
    expect(partName(part, '', false)).toBe('01_营业执照_186KB.jpg');
    expect(partName({ ...part, bytes: 190_465 }, '', true)).toBe('01_subjectCertificate_187KB.jpg');
  });

  it('has names every system takes, all different, whatever the client is called', () => {
    const all = packageParts(materialSlots.map(({ id }, index) => ({ slot: id, position: 0, scanId: index })));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), fc.nat(3e9), (client, ascii, bytes) => {
        const names = all.map((part) => partName({ ...part, bytes, extension: 'jpg' }, client, ascii));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(all.length);
        for (const name of names) {
          expect(name).toMatch(/^\d\d_[^<>:"/\\|?*\p{Cc}]+_\d+KB\.jpg$/u);
          expect(Buffer.byteLength(name)).toBeLessThan(255);
          if (ascii) expect(name).toMatch(/^[\x21-\x7e]+$/);
        }
      }),
    );
  });
});

describe('a package looked at again', () => {
  const file = (name: string, sha256 = 'a'.repeat(64), bytes = 1) => ({ name, bytes, sha256 });
  const manifest: Manifest = manifestSchema.parse({
    format: 'beian-package',
    version: 1,
    caseNumber: '2026-0001',
    profile: 'wechat-default',
    madeAt: '2026-11-28T00:00:00.000Z',
    override: null,
    files: [file('甲.jpg'), file('乙.jpg')].map((each) => ({ ...each, copyOf: null })),
  });

  it('is as it was made, the manifest aside', () => {
    expect(compareWithManifest(manifest, [file('乙.jpg'), file('甲.jpg'), file(manifestName, 'b'.repeat(64))])).toEqual(
      [],
    );
  });

  it('says what is missing, changed and added', () => {
    const found = [file('甲.jpg', 'c'.repeat(64)), file('丙.jpg')];
    expect(compareWithManifest(manifest, found)).toEqual([
      { name: '甲.jpg', what: 'changed' },
      { name: '乙.jpg', what: 'missing' },
      { name: '丙.jpg', what: 'added' },
    ]);
    expect(compareWithManifest(manifest, [file('甲.jpg', undefined, 2), file('乙.jpg')])).toEqual([
      { name: '甲.jpg', what: 'changed' },
    ]);
  });
});
