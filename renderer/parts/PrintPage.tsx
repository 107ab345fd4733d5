import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

/** Prints its content, and nothing else of the window, as soon as it is there. `onDone` when the dialog is closed. */
export function PrintPage({ children, onDone }: { children: ReactNode; onDone: () => void }) {
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  useEffect(() => {
    const done = () => latest.current();
    addEventListener('afterprint', done);
    document.body.classList.add('beian-printing');
    print();
    return () => {
      removeEventListener('afterprint', done);
      document.body.classList.remove('beian-printing');
    };
  }, []);
  return createPortal(<div className="beian-print">{children}</div>, document.body);
}
