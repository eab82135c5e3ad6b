import { Box, CircularProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { newKey } from 'kehu-client';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Json } from '../../api/patch';
import { fieldMessages } from '../../api/problem';
import { provider } from '../../api/provider';
import { useSettled } from '../../layout/useSettled';
import { SectionCard } from '../../show/Facts';
import { Failed } from '../../show/Failed';
import { useFormat } from '../../show/useFormat';
import { isComplete, isScore, prepare, type Condition } from './rule';
import type { Segment } from './Segments';

/** How many customers the rule would pick, asked of the system while the rule is being written: nothing is stored. */
export function Live({ record }: { record?: Segment }) {
  const translate = useTranslate();
  const format = useFormat();
  const [match, conditions] = useWatch({ name: ['match', 'conditions'] }) as [string | undefined, Condition[] | undefined];
  // A name that nobody has, as it is not the name that is tried.
  const name = useMemo(() => newKey(), []);
  const complete = (conditions ?? []).length > 0 && conditions!.every(isComplete);
  const written = JSON.stringify(prepare({ match, conditions }));
  const rule = useSettled(written, 500);
  const { data: preview, error, isFetching } = useQuery({
    queryKey: ['segments', 'live', record?.id, rule], enabled: complete && rule === written, retry: false, staleTime: 30_000, placeholderData: before => before,
    queryFn: async () => {
      const entered = JSON.parse(rule) as Json;
      const { data } = record
        ? await provider.update<Segment>('segments', { id: record.id, data: { ...record, ...entered } as Partial<Segment>, previousData: record, meta: { validateOnly: true } })
        : await provider.create<Segment>('segments', { data: { ...entered, name }, meta: { validateOnly: true } });
      return data.preview!;
    },
  });
  const faults = Object.entries(fieldMessages(error)).filter(([field]) => field.startsWith('conditions.')).map(([field, text]) => `${translate('resources.segments.condition', { number: Number(field.split('.')[1]) + 1 })}${translate('kehu.colon')}${text}`);
  const scored = conditions?.some(condition => condition.field && isScore(condition.field));
  return (
    <SectionCard title={translate('resources.segments.live.title')} action={isFetching && complete && <CircularProgress size={18} aria-label={translate('kehu.list.loading')} />}>
      <Box role="status">
        {!complete && <Typography variant="body2" color="textSecondary">{translate('resources.segments.live.incomplete')}</Typography>}
        {complete && error && (faults.length > 0
          ? <Typography variant="body2" color="error" role="alert">{faults.join(translate('kehu.semicolon'))}</Typography>
          : <Failed error={error} />)}
        {complete && !error && preview && (
          <>
            <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
              <Box component="span" sx={{ fontWeight: 700, fontSize: '2rem', lineHeight: 1.2 }}>{format.number(preview.count)}</Box>{' '}
              {translate('resources.segments.live.of', { examined: format.number(preview.examined) })}
            </Typography>
            {preview.first.length > 0 && <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>{translate('resources.segments.live.first', { names: preview.first.join(translate('kehu.comma')) })}</Typography>}
            {!preview.complete && <Typography variant="body2" color="textSecondary">{translate('resources.segments.live.newest')}</Typography>}
          </>
        )}
      </Box>
      {scored && <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{translate('resources.segments.scores')}</Typography>}
    </SectionCard>
  );
}
