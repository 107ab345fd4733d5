import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useUnloadGuard } from './useUnloadGuard.ts';

/** While work runs that ends with the screen, leaving asks first; closing the page makes the browser ask. */
export function LeaveGuard({ when, work }: { when: boolean; work: string }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useUnloadGuard(when);
  useEffect(() => {
    // The work ended while the question stood there: nothing is lost by going.
    if (!when && blocker.state === 'blocked') blocker.proceed();
  }, [when, blocker]);
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
