import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { setUnderWay, type UnderWay } from './underWay.ts';
import { useUnloadGuard } from './useUnloadGuard.ts';

/** While work runs that ends with the screen, leaving asks first; closing the page makes the browser ask. */
export function LeaveGuard({ when, work, go = '停下并离开' }: { when: boolean; work: UnderWay; go?: string }) {
  const [asking, setAsking] = useState(false);
  useUnloadGuard(when);
  useUnderWay(when, work);
  // A blocker that blocks nothing would still make the router complain of addresses typed by hand.
  return when || asking ? <Question when={when} work={work} go={go} onAsking={setAsking} /> : null;
}

/** While `when` holds, closing the vault asks first, too. */
function useUnderWay(when: boolean, { what, fate, about }: UnderWay): void {
  useEffect(() => (when ? setUnderWay({ what, fate, about }) : undefined), [when, what, fate, about]);
}

function Question({
  when,
  work,
  go,
  onAsking,
}: {
  when: boolean;
  work: UnderWay;
  go: string;
  onAsking: (asking: boolean) => void;
}) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    // The work ended while the question stood there: nothing is lost by going.
    if (!when && blocker.state === 'blocked') blocker.proceed();
    onAsking(blocker.state === 'blocked');
  }, [when, blocker, onAsking]);
  return (
    <Modal
      scrollLock={false}
      open={blocker.state === 'blocked'}
      title={`${work.what}，离开${work.fate}`}
      okText="留在这里"
      cancelText={go}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={440}
    >
      {work.about}
    </Modal>
  );
}
