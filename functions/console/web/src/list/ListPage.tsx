import NoneIcon from '@mui/icons-material/SearchOffOutlined';
import { Alert, Button, Card } from '@mui/material';
import { useMemo, type ReactNode } from 'react';
import { ListBase, useListContext, useTranslate, type RaRecord } from 'react-admin';
import { describeProblem } from '../api/problem';
import { Problem } from '../layout/Problem';
import { Empty } from '../layout/Empty';
import { Cards } from './Cards';
import { FilterBar, type Filter } from './FilterBar';
import { Pager } from './Pager';
import { RecordTable, type Column } from './RecordTable';
import { SelectionBar } from './Selection';

export interface ListPageProps<T extends RaRecord> {
  resource: string;
  /** Names what this browser remembers of the list, if not the resource. */
  remember?: string;
  columns: Column<T>[];
  /** What a phone shows of a record. */
  card: (record: T) => ReactNode;
  /** Where a record leads. */
  to?: (record: T) => string;
  search?: string;
  /** The object whose saved views the list has, as the API names it. */
  object?: string;
  /** Names a record, where records can be chosen; and what can be done with them. */
  choose?: (record: T) => string;
  bulk?: (ids: string[], clear: () => void) => ReactNode;
  filters?: Filter[];
  /** Always in force. */
  fixed?: Record<string, unknown>;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
  head: ReactNode;
}

/** A list: search, filters as chips, a table or cards, pages by cursor. */
export function ListPage<T extends RaRecord>({ head, fixed, resource, remember, ...rest }: ListPageProps<T>) {
  return (
    <ListBase
      resource={resource} filter={fixed} perPage={25} storeKey={`${remember ?? resource}.list`} disableAuthentication
      queryOptions={{ retry: false, staleTime: 5_000 }}
    >
      {head}
      <Body {...rest} resource={resource} remember={remember ?? resource} />
    </ListBase>
  );
}

function Body<T extends RaRecord>({ columns, card, to, search, object, choose, bulk, filters = [], empty, remember }: Omit<ListPageProps<T>, 'head' | 'fixed'>) {
  const translate = useTranslate();
  const { data, isPending, error, filterValues, page, setPage, refetch, setFilters } = useListContext<T>();
  const filtered = useMemo(() => Object.values(filterValues ?? {}).some(value => value !== undefined && value !== ''), [filterValues]);
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  const none = !isPending && data?.length === 0;
  if (none && !filtered && page === 1) return <Card>{empty}</Card>;
  return (
    <Card>
      {(search || filters.length > 0) && <FilterBar search={search} filters={filters} columns={columns} remember={remember!} object={object} />}
      {bulk && <SelectionBar>{bulk}</SelectionBar>}
      {error && <Alert severity="error" sx={{ m: 2, whiteSpace: 'pre-line' }}>{describeProblem(error, translate)}</Alert>}
      {none
        ? filtered
          ? <Empty icon={NoneIcon} title={translate('kehu.list.none')} help={translate('kehu.list.noneHelp')}><ClearButton onClick={() => setFilters({}, [], false)} label="kehu.action.clearAll" /></Empty>
          : <Empty icon={NoneIcon} title={translate('kehu.list.end')}><ClearButton onClick={() => setPage(1)} label="kehu.list.firstPage" /></Empty>
        : (
          <>
            <RecordTable columns={columns} to={to} remember={remember!} choose={choose} />
            <Cards card={card} to={to} />
            <Pager />
          </>
        )}
    </Card>
  );
}

function ClearButton({ onClick, label }: { onClick: () => void; label: string }) {
  const translate = useTranslate();
  return <Button variant="outlined" onClick={onClick}>{translate(label)}</Button>;
}
