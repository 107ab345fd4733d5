import { describe, expect, it } from 'vitest';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { cleanApplication } from '#test/support/application.ts';
import { contentOf, type DossierWork, withBegun, withNews } from '../../../renderer/case/dossier/dossierWork.ts';

const made: DossierWork = {
  state: 'made',
  file: new File([], '样例卷宗.pdf'),
  blob: new Blob([]),
  pages: 3,
  masked: true,
  marked: 0,
  missing: [],
  content: '',
};

describe('dossiers on their way', () => {
  it('make room for the next one when they are finished, and not before', () => {
    const works = new Map<string, DossierWork>([['2026-0001', made]]);
    const second = withBegun(works, '2026-0002', new AbortController());
    const third = withBegun(second, '2026-0003', new AbortController());
    expect([...third.keys()]).toEqual(['2026-0002', '2026-0003']);
  });

  it('hear nothing any more of work that was begun anew, or thrown away with the vault', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const again = withBegun(withBegun(new Map(), '2026-0001', first), '2026-0001', second);
    expect(withNews(again, '2026-0001', first, made)).toBe(again);
    const thrownAway: ReadonlyMap<string, DossierWork> = new Map();
    expect(withNews(thrownAway, '2026-0001', second, made)).toBe(thrownAway);
    expect(withNews(again, '2026-0001', second, made).get('2026-0001')).toBe(made);
  });

  it('say of a case what is filled in and which files it holds', () => {
    const application = cleanApplication();
    const material = (scanId: number) => ({ slot: 'subjectCertificate', scanId }) as CaseMaterial;
    const before = contentOf({ application, materials: [material(1)] });
    expect(contentOf({ application: cleanApplication(), materials: [material(1)] })).toBe(before);
    expect(contentOf({ application, materials: [material(2)] })).not.toBe(before);
    const renamed = cleanApplication({ miniProgram: { name: '样例书店' } });
    expect(contentOf({ application: renamed, materials: [material(1)] })).not.toBe(before);
  });
});
