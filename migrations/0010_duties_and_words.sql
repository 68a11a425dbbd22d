-- What an organ holds, in the public's words; published documents found by the words of their titles.

alter table organs.organ add column duties text[] not null default '{}'
  check (cardinality(duties) <= 60);
create or replace view organs.public_organ as
  select id, parent_id, name, kind, office, position, duties from organs.organ;
grant select on organs.public_organ to gongkai_app;

-- Pairs of neighbouring signs: whatever stands in a title is found without knowing where words end.
create function documents.words_of(of_text text) returns text[] language sql immutable parallel safe
  as $$
  select coalesce(array_agg(distinct substr(t, i, 2)), '{}')
  from (select regexp_replace(lower(normalize(of_text, NFKC)),
      '[[:space:][:punct:]《》〈〉“”‘’、，。；：？！（）〔〕【】「」…—·]', '', 'g') as t) folded
    cross join lateral generate_series(1, length(t) - 1) as i
$$;
alter table documents.normative_document
  add column words text[] not null generated always as (documents.words_of(title)) stored;
create index normative_document_words on documents.normative_document using gin (words);

-- Documents whose titles hold at least two of the words (or the one there is), the most first. Each
-- pair of words is looked up by itself and gives 100 rows at most, so that a common pair costs no more.
-- A definer function, because the index is of no use beneath a policy (the operator is not leakproof).
create function documents.public_matching(of_words text[], at_most int)
  returns setof documents.public_document
  language sql stable security definer set search_path = documents, pg_temp as $$
  with word as (select w, i from unnest(of_words) with ordinality as u(w, i) where i <= 8),
    pair as (select words_of(a.w) || words_of(b.w) as words from word a join word b
      on a.i < b.i or (a.i = b.i and (select count(*) from word) = 1)),
    hit as (select distinct d.id, d.title, d.made_on from pair cross join lateral (
      select n.id, n.title, n.made_on from normative_document n where n.words @> pair.words limit 100) d),
    best as (select id, made_on, (select count(*) from word where position(w in lower(normalize(title, NFKC))) > 0) as held
      from hit order by held desc, made_on desc, id limit at_most)
  select n.organ_id, n.kind, n.title, n.number, n.made_on, n.effective_on, n.ended, n.ended_on
  from best join normative_document n using (id) order by best.held desc, n.made_on desc, n.id
$$;
revoke all on function documents.public_matching(text[], int), documents.words_of(text) from public;
grant execute on function documents.words_of(text), documents.public_matching(text[], int)
  to gongkai_app;
