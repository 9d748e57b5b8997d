namespace Backboard.Memory.Tests.Passages;

public sealed class PassagePropertyTests
{
    private const int Seed = 20240515;

    private static readonly string[] Words =
        ["tea", "harbour", "engines", "violin", "running", "swim", "tariff", "Anna", "green", "valve", "job", "pump", "rain", "東京", "book"];

    [Fact]
    public void An_index_that_was_changed_answers_as_one_built_anew_in_any_order()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 25; round++)
        {
            var (changed, current) = (new PassageBook(), new Dictionary<int, ImmutableArray<DocumentChunk>>());
            for (var step = 0; step < 40; step++) Change(random, changed, current);
            var rebuilt = new PassageBook();
            foreach (var (document, chunks) in current.OrderBy(_ => random.Next())) PutInPages(random, rebuilt, document, chunks);
            for (var query = 0; query < 10; query++)
            {
                var (question, limit) = (Sentence(random, 4), random.Next(1, 30));

                Assert.Equal(rebuilt.Search(question, limit), changed.Search(question, limit));
                Assert.Equal(changed.Search(question, limit), changed.Search(question, limit));
            }

            Assert.Equal(current.Values.Sum(chunks => chunks.Length), changed.Index.Count);
            Assert.Equal(current.Keys.Select(PassageBook.Id).Order(), changed.Index.Documents.Order());
        }
    }

    [Fact]
    public void Pages_of_a_document_make_the_index_that_all_of_it_at_once_makes()
    {
        var random = new Random(Seed);
        var chunks = Document(random, 300);
        var (paged, whole) = (new PassageBook(), new PassageBook().With(1, chunks));
        for (var from = 0; from < chunks.Length; from += 7) paged.With(1, chunks[from..Math.Min(from + 7, chunks.Length)]);

        Assert.All(Enumerable.Range(0, 50).Select(_ => Sentence(random, 4)), question => Assert.Equal(whole.Search(question), paged.Search(question)));
        Assert.Equal(whole.Index.Sample(PassageBook.Id(1), 9), paged.Index.Sample(PassageBook.Id(1), 9));
    }

    [Fact]
    public void Two_indexes_never_share_anything()
    {
        var random = new Random(Seed);
        var (left, right) = (new PassageBook(), new PassageBook());
        for (var document = 0; document < 40; document++)
        {
            var chunks = Document(random, random.Next(1, 6));
            left.With(document, chunks);
            right.With(document + 1_000, chunks);
        }

        for (var query = 0; query < 2_000; query++)
        {
            var (question, limit) = (Sentence(random, 5), random.Next(1, 20));
            var (ours, theirs) = (left.Ask(question, limit), right.Ask(question, limit));

            Assert.All(ours, name => Assert.InRange(int.Parse(name.Split('/')[0]), 0, 39));
            Assert.All(theirs, name => Assert.InRange(int.Parse(name.Split('/')[0]), 1_000, 1_039));
            Assert.Equal(ours.Length, theirs.Length);
        }
    }

    [Fact]
    public void Scores_lie_between_nothing_and_one_and_fall_and_limits_hold()
    {
        var random = new Random(Seed);
        var book = new PassageBook();
        for (var document = 0; document < 30; document++) book.With(document, Document(random, random.Next(1, 12)));
        for (var query = 0; query < 1_000; query++)
        {
            var limit = random.Next(1, 250);

            var found = book.Search(Sentence(random, 6), limit);

            Assert.True(found.Length <= limit);
            Assert.All(found, passage => Assert.InRange(passage.Score, 1e-9, 1));
            Assert.Equal(found.Select(passage => passage.Score).OrderDescending(), found.Select(passage => passage.Score));
            Assert.Equal(found.Length, found.Select(passage => passage.Chunk).Distinct().Count());
        }
    }

    private static void Change(Random random, PassageBook book, Dictionary<int, ImmutableArray<DocumentChunk>> current)
    {
        var number = random.Next(1, 15);
        if (random.Next(4) == 0)
        {
            book.Index.Remove(PassageBook.Id(number));
            current.Remove(number);
        }
        else if (current.TryGetValue(number, out var chunks) && random.Next(2) == 0)
        {
            var again = PassageBook.Chunk(random.Next(chunks.Length), Sentence(random, 30), "Again");
            book.With(number, [again]);
            current[number] = chunks.SetItem(again.Ordinal, again);
        }
        else
        {
            book.Index.Remove(PassageBook.Id(number));
            current[number] = Document(random, random.Next(1, 40));
            PutInPages(random, book, number, current[number]);
        }
    }

    private static void PutInPages(Random random, PassageBook book, int document, ImmutableArray<DocumentChunk> chunks)
    {
        for (var from = 0; from < chunks.Length;)
        {
            var end = Math.Min(from + random.Next(1, 60), chunks.Length);
            book.With(document, chunks[from..end]);
            from = end;
        }
    }

    private static ImmutableArray<DocumentChunk> Document(Random random, int chunks) =>
        [.. Enumerable.Range(0, chunks).Select(ordinal => PassageBook.Chunk(ordinal, Sentence(random, 30), $"Part {ordinal / 5} › {Words[ordinal % 4]}"))];

    private static string Sentence(Random random, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Words[random.Next(Words.Length)]));
}
