namespace Backboard.Grains.Tests.Documents;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly ReadingHarness _reading = new();

    public void Dispose() => _reading.Dispose();

    [Fact]
    public async Task A_document_is_read_portion_by_portion_and_its_file_is_removed()
    {
        var id = _reading.Add("first line\nsecond line");
        var written = "";
        _reading.Parser.Gate = async (_, token) => written = await File.ReadAllTextAsync(_reading.Parser.Paths[0], token);

        await _reading.Read(id);

        var row = _reading.Store[id];
        Assert.Equal(DocumentStatus.Indexed, row.Document.Status);
        Assert.Equal(("Extracted.", 3, 2), (row.Document.Summary, row.Document.PageCount, row.Document.ChunkCount));
        Assert.Equal("first line\nsecond line\n", row.Text);
        Assert.Equal("first line\nsecond line", written);
        Assert.Empty(_reading.Files);
    }

    [Fact]
    public async Task What_cannot_be_read_fails_with_the_reason_and_without_text()
    {
        var id = _reading.Add("first line");
        _reading.Parser.Ending = new DocumentUnreadable("The file is encrypted. Remove its password.");

        await _reading.Read(id);

        var row = _reading.Store[id];
        Assert.Equal((DocumentStatus.Failed, "The file is encrypted. Remove its password."), (row.Document.Status, row.Document.StatusMessage));
        Assert.Empty(row.Text);
        Assert.Empty(_reading.Files);
    }

    [Fact]
    public async Task Whoever_loses_the_claim_writes_nothing_more_and_ends_the_parser()
    {
        var id = _reading.Add("one\ntwo\nthree");
        _reading.Parser.Gate = (line, _) =>
        {
            if (line == 1)
                _reading.Store.Rob(id);
            return Task.CompletedTask;
        };

        await _reading.Read(id);

        Assert.Equal("one\n", _reading.Store[id].Text);
        Assert.Equal(DocumentStatus.Processing, _reading.Store[id].Document.Status);
        Assert.True(_reading.Parser.WasCancelled);
        Assert.Equal(0, _reading.Parser.Running);
        Assert.Empty(_reading.Files);
    }

    [Fact]
    public async Task After_an_outage_the_document_waits_for_nobodys_lease()
    {
        var id = _reading.Add("one\ntwo");
        _reading.Parser.Gate = (line, _) =>
        {
            _reading.Store.IsDown = line == 1;
            return Task.CompletedTask;
        };

        var reading = _reading.Read(id);
        await Eventually.True(() => _reading.Parser.Paths.Count > 0 && _reading.Parser.Running == 0);
        Assert.Empty(await DueWhileUp());
        _reading.Store.IsDown = false;
        await Eventually.True(() => Passes(reading));

        Assert.Equal(DocumentStatus.Pending, _reading.Store[id].Document.Status);
        _reading.Parser.Gate = (_, _) => Task.CompletedTask;
        await _reading.Read(Assert.Single(await _reading.Store.Due(false, 10, default)).DocumentId);
        Assert.Equal(DocumentStatus.Indexed, _reading.Store[id].Document.Status);
        Assert.Equal("one\ntwo\n", _reading.Store[id].Text);

        async Task<ImmutableArray<DocumentKey>> DueWhileUp()
        {
            _reading.Store.IsDown = false;
            var due = await _reading.Store.Due(false, 10, default);
            _reading.Store.IsDown = true;
            return due;
        }
    }

    [Theory]
    [InlineData(null, "The server ended while it was read.")]
    [InlineData("The disk was slow.", "The disk was slow.")]
    public async Task A_document_under_which_processes_die_is_given_up(string? message, string told)
    {
        var id = _reading.Add("one");
        _reading.Store.Begun(id, 3, message);

        await _reading.Read(id);

        var document = _reading.Store[id].Document;
        Assert.Equal(DocumentStatus.Failed, document.Status);
        Assert.StartsWith($"The document could not be read in 3 attempts: {told}", document.StatusMessage, StringComparison.Ordinal);
        Assert.Empty(_reading.Parser.Paths);
    }

    [Fact]
    public async Task The_last_attempt_is_still_made()
    {
        var id = _reading.Add("one");
        _reading.Store.Begun(id, 2);

        await _reading.Read(id);

        Assert.Equal(DocumentStatus.Indexed, _reading.Store[id].Document.Status);
    }

    [Fact]
    public async Task The_same_bytes_are_not_parsed_again()
    {
        var (first, second) = (_reading.Add("one\ntwo"), _reading.Add("one\ntwo"));

        await _reading.Read(first);
        await _reading.Read(second);

        Assert.Single(_reading.Parser.Paths);
        Assert.Equal(_reading.Store[first].Text, _reading.Store[second].Text);
        Assert.Equal(DocumentStatus.Indexed, _reading.Store[second].Document.Status);
    }

    [Fact]
    public async Task Where_the_twin_is_gone_the_document_is_parsed()
    {
        var (first, second) = (_reading.Add("one\ntwo"), _reading.Add("one\ntwo"));
        await _reading.Read(first);
        _reading.Store.TwinsAreGone = true;

        await _reading.Read(second);

        Assert.Equal(2, _reading.Parser.Paths.Count);
        Assert.Equal("one\ntwo\n", _reading.Store[second].Text);
    }

    [Theory]
    [InlineData(long.MaxValue / 2, 0, DocumentStatus.Pending)]
    [InlineData(100, 1, DocumentStatus.Processing)]
    public async Task Nothing_is_begun_on_a_full_disk_nor_parsed_of_half_a_file(long size, int claims, DocumentStatus status)
    {
        var id = _reading.Add("one");
        _reading.Store[id].Document = _reading.Store[id].Document with { Size = size };

        await _reading.Read(id);

        Assert.Equal((claims, status), (_reading.Store.Claims, _reading.Store[id].Document.Status));
        Assert.Empty(_reading.Parser.Paths);
        Assert.Empty(_reading.Files);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_tried_again_later()
    {
        using var reading = new ReadingHarness(options => options.WorkFolder += "/blocked");
        await File.WriteAllTextAsync(reading.Options.WorkFolder!, "a file where the folder should be");
        var id = reading.Add("one");

        await reading.Read(id);

        var document = reading.Store[id].Document;
        Assert.Equal((DocumentStatus.Pending, "The server could not write the file that it reads."), (document.Status, document.StatusMessage));
        Assert.Empty(await reading.Store.Due(false, 10, default));
        reading.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(await reading.Store.Due(false, 10, default));
    }

    [Fact]
    public async Task Documents_wait_in_a_row_for_a_place()
    {
        var open = new TaskCompletionSource();
        _reading.Parser.Gate = (_, token) => open.Task.WaitAsync(token);
        var ids = Enumerable.Range(0, 6).Select(n => _reading.Add($"document {n}")).ToList();

        var readings = ids.ConvertAll(id => _reading.Read(id));
        await Eventually.True(() => _reading.Parser.Running == 2);
        Assert.Equal(2, _reading.Store.Claims);
        open.SetResult();
        await Task.WhenAll(readings);

        Assert.Equal(2, _reading.Parser.MostAtOnce);
        Assert.All(ids, id => Assert.Equal(DocumentStatus.Indexed, _reading.Store[id].Document.Status));
    }

    [Fact]
    public async Task The_lease_covers_the_model_that_writes_the_summary()
    {
        _reading.Options.SummarySeconds = 600;

        await _reading.Read(_reading.Add("one"));

        Assert.Equal(630, _reading.Store.Leases[^1]);
    }

    [Fact]
    public async Task A_parser_that_ends_without_a_word_is_a_bug()
    {
        _reading.Parser.Ending = null;
        var id = _reading.Add("one");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _reading.Read(id));

        Assert.Empty(_reading.Files);
    }

    private bool Passes(Task reading)
    {
        _reading.Time.Advance(TimeSpan.FromSeconds(1));
        return reading.IsCompleted;
    }
}
