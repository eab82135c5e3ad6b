import { Box, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

/** One's own latest sign-ins. */
export function OwnLogins() {
  const translate = useTranslate();
  const format = useFormat();
  const { data } = useQuery({ queryKey: ['me', 'logins'], queryFn: () => kehu.GET('/v1/me/logins', { params: { query: { limit: 6 } } }).then(({ data }) => data!.items) });
  if (!data) return <Skeleton height={80} />;
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
      {data.map(login => (
        <Stack component="li" key={login.id} direction="row" sx={{ justifyContent: 'space-between', gap: 2, alignItems: 'center' }}>
          <Box>
            <Typography variant="body2"><time dateTime={login.at}>{format.dateTime(login.at)}</time></Typography>
            <Typography variant="caption" color="textSecondary">{translate(`resources.logins.method.${login.method}`)} · {login.address}</Typography>
          </Box>
          <Status value={login.result} text={`resources.logins.result.${login.result}`} />
        </Stack>
      ))}
    </Stack>
  );
}
