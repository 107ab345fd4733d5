import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseSearch } from './CaseSearch.tsx';
import { CaseViews } from './CaseViews.tsx';

/** What stands above every view of all cases: its name, the other views, a new case, the search and the filters. */
export function CasesHead({
  title,
  here,
  search,
  filters,
  actions,
  children,
}: {
  title: string;
  here: ComponentProps<typeof CaseViews>['here'];
  search: ComponentProps<typeof CaseSearch>;
  filters: ComponentProps<typeof CaseFilters>;
  /** Beside the title. */
  actions?: ReactNode;
  /** Behind the filters. */
  children?: ReactNode;
}) {
  const navigate = useNavigate();
  return (
    <>
      <div style={{ marginBottom: -10 }}>
        <PageTitle title={title}>
          <CaseViews here={here} />
          {actions}
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(addresses.newCase)}>
            新建案件
          </Button>
        </PageTitle>
      </div>
      <Flex gap={8} wrap align="center" role="search">
        <CaseSearch {...search} />
        <CaseFilters {...filters} />
        {children}
      </Flex>
    </>
  );
}
