import { useEffect, useState } from 'react';
import { type SectionId, sections } from './fields.ts';
import { sectionElementId } from './SectionCard.tsx';

/** The part of the form that is read now: the topmost one that reaches into the upper part of the window. */
export function useSectionInView(): SectionId | null {
  const [inView, setInView] = useState<SectionId | null>(null);
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        setInView(sections.find(({ id }) => seen.has(sectionElementId(id)))?.id ?? null);
      },
      { rootMargin: '-120px 0px -55% 0px' },
    );
    for (const { id } of sections) {
      const element = document.getElementById(sectionElementId(id));
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  return inView;
}
