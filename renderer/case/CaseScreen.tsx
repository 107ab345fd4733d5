import { PageTitle } from '../parts/PageTitle.tsx';

export function CaseScreen() {
  return <PageTitle title="案件详情" />;
}
