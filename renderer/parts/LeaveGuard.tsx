import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { useUnloadGuard } from './useUnloadGuard.ts';

/** While work runs that ends with the screen, leaving asks first; closing the page makes the browser ask. */
export function LeaveGuard({ when, work }: { when: boolean; work: string }) {
  const [asking, setAsking] = useState(false);
  useUnloadGuard(when);
  // A blocker that blocks nothing would still make the router complain of addresses typed by hand.
  return when || asking ? <Question when={when} work={work} onAsking={setAsking} /> : null;
}

function Question({ when, work, onAsking }: { when: boolean; work: string; onAsking: (asking: boolean) => void }) {
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
      title={`还在${work}，离开就会停下`}
      okText="留在这里"
      cancelText="停下并离开"
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={440}
    >
      已经做好的都保存着，没做完的以后可以再来一遍。
    </Modal>
  );
}
