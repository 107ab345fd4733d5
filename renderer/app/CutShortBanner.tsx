import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { type CutShort, cutShortWork, followCutShort, forgetCutShort } from '../parts/cutShort.ts';
import { useDesk } from './deskContext.ts';

/** What was still going on when this vault was closed the last time, with the way to begin it again. */
export function CutShortBanner() {
  const { queries } = useDesk();
  const navigate = useNavigate();
  const { path: vault, recoveryConfirmed } = useQuery(queries.vault.status.queryOptions()).data ?? {};
  const works = useSyncExternalStore(followCutShort, cutShortWork).filter((work) => work.vault === vault);
  const isOver = ({ untilRecoveryConfirmed }: CutShort) =>
    untilRecoveryConfirmed === true && recoveryConfirmed === true;
  const over = works.find(isOver);
  useEffect(() => {
    if (over) forgetCutShort(over);
  }, [over]);
  return works
    .filter((work) => !isOver(work))
    .map((work) => (
      <Alert
        key={work.address}
        banner
        type="warning"
        role="status"
        title={work.told}
        action={
          <Button
            size="small"
            onClick={() => {
              forgetCutShort(work);
              void navigate(work.address);
            }}
          >
            去看看
          </Button>
        }
        closable={{ onClose: () => forgetCutShort(work), 'aria-label': '知道了' }}
      />
    ));
}
