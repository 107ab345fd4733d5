import { Button, Flex, Modal } from 'antd';
import { useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before what was done to a picture is thrown away: on closing its window (`asking`), and on going elsewhere. What is
 * pressed without thinking keeps it.
 */
export function LeaveFixing({
  asking,
  onStay,
  onThrowAway,
}: {
  asking: boolean;
  onStay: () => void;
  /** The work may go; `elsewhere` when the window goes with the screen it is on. */
  onThrowAway: (elsewhere: boolean) => void;
}) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname);
  const keep = useRef<HTMLButtonElement>(null);
  const blocked = blocker.state === 'blocked';
  const stay = () => {
    blocker.reset?.();
    onStay();
  };
  const go = () => {
    onThrowAway(blocked);
    blocker.proceed?.();
  };
  return (
    <Modal
      scrollLock={false}
      open={asking || blocked}
      title="这次的修整还没有保存"
      onCancel={stay}
      afterOpenChange={(open) => open && keep.current?.focus()}
      width={440}
      closable={false}
      footer={
        <Flex gap={8} justify="flex-end">
          <Button danger onClick={go}>
            {blocked ? '不保存，离开' : '不保存，关掉'}
          </Button>
          <Button ref={keep} type="primary" onClick={stay}>
            接着修整
          </Button>
        </Flex>
      }
    >
      {blocked ? '离开' : '关掉'}以后，刚才做的调整就没有了。
    </Modal>
  );
}
