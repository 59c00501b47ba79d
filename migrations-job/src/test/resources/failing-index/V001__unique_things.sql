CREATE UNIQUE INDEX CONCURRENTLY things_once ON public.things (name);
