using Npgsql;
using NpgsqlTypes;

namespace Backboard.Storage.Postgres;

/// <summary>Sends a batch of writes in one round trip, which is one transaction, and hands out the answers.</summary>
internal static class PostgresCommit
{
    // Behind the fence and with a newer snapshot: sees what was queued until the thread's row was locked.
    private static readonly string Queue =
        $"""
        SELECT r.thread_id, {RunRow.Columns} FROM runs r
        WHERE r.thread_id = ANY($1) AND r.status = 'QUEUED' AND r.{RunRow.IsOpen} ORDER BY r.thread_id, r.position
        """;

    // A thread whose deletion ended while its creation waited for it: only a newer snapshot shows the tombstone.
    private const string RefuseBuried = "SELECT 1 / (1 - COUNT(*)) FROM (SELECT 1 FROM tombstones x WHERE x.id = ANY($1) LIMIT 1) x";

    private static readonly string Existing =
        $"""
        SELECT t.epoch, t.version, t.owner, COALESCE(a.version, 0), {DocumentRow.AreInScopeOf("t")}
        FROM threads t LEFT JOIN assistants a ON a.assistant_id = t.assistant_id WHERE t.thread_id = $1
        """;

    public static async Task Send(NpgsqlConnection connection, List<PendingWrite> batch)
    {
        batch.Sort((a, b) => a.Write.Key.ThreadId.CompareTo(b.Write.Key.ThreadId));
        var answers = batch.ToDictionary(pending => pending.Write.Key.ThreadId, pending => new Answer(pending));
        await using (var commands = new NpgsqlBatch(connection))
        {
            var parts = Commands(batch.ConvertAll(pending => pending.Write)).ToList();
            foreach (var (command, _) in parts) commands.BatchCommands.Add(command);
            await using var reader = await commands.ExecuteReaderAsync();
            foreach (var (_, read) in parts)
            {
                while (await reader.ReadAsync()) read?.Invoke(reader, answers);
                await reader.NextResultAsync();
            }
        }

        var unclear = answers.Values.Where(answer => answer is { IsCommitted: false, Pending.Write.CreateUnder: not null }).ToList();
        foreach (var answer in answers.Values.Except(unclear)) answer.Give();
        foreach (var answer in unclear)
        {
            await Recognize(connection, answer);
            answer.Give();
        }
    }

    private static IEnumerable<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader, Dictionary<Guid, Answer>>? Read)> Commands(
        List<ThreadWrite> writes)
    {
        // Creations first: assistants are locked before threads, as their removal does.
        var created = writes.FindAll(write => write.CreateUnder is not null);
        if (created.Count > 0)
        {
            yield return (CommitStatement.Of(creates: true, created), Committed);
            yield return (OfThreads(RefuseBuried, created), null);
        }

        var fenced = writes.FindAll(write => write.CreateUnder is null);
        if (fenced.Count > 0) yield return (CommitStatement.Of(creates: false, fenced), Committed);
        var reading = writes.FindAll(write => write.ReadQueue);
        if (reading.Count > 0) yield return (OfThreads(Queue, reading), (row, answers) => answers[row.GetGuid(0)].AddQueued(row));
    }

    private static void Committed(NpgsqlDataReader row, Dictionary<Guid, Answer> answers) =>
        answers[row.GetGuid(0)].Commit(row.GetInt64(1), row.GetBoolean(2));

    private static NpgsqlBatchCommand OfThreads(string sql, List<ThreadWrite> writes)
    {
        var ids = writes.Select(write => write.Key.ThreadId).ToArray();
        return new NpgsqlBatchCommand(sql)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } },
        };
    }

    /// <summary>A thread that was not created: already there, perhaps by this very write, or not allowed.</summary>
    private static async Task Recognize(NpgsqlConnection connection, Answer answer)
    {
        var write = answer.Pending.Write;
        await using var command = new NpgsqlCommand(Existing, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = write.Key.ThreadId } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return;
        var isOurs = reader.GetInt64(0) == write.Epoch && reader.GetInt64(1) == write.ExpectedVersion + 1
            && reader.Text(2) == write.Owner;
        if (isOurs) answer.Commit(reader.GetInt64(3), reader.GetBoolean(4));
        else answer.IsDuplicate = true;
    }

    private sealed class Answer(PendingWrite pending)
    {
        private readonly List<Run> _queue = [];
        private CorruptRowException? _corrupt;
        private long _assistantVersion;
        private bool _hasDocuments;

        public PendingWrite Pending => pending;

        public bool IsCommitted { get; private set; }

        public bool IsDuplicate { get; set; }

        public void Commit(long assistantVersion, bool hasDocuments)
        {
            IsCommitted = true;
            _assistantVersion = assistantVersion;
            _hasDocuments = hasDocuments;
        }

        public void AddQueued(NpgsqlDataReader row)
        {
            try
            {
                _queue.Add(RunRow.Read(row, 1));
            }
            catch (CorruptRowException e)
            {
                _corrupt = e;
            }
        }

        public void Give()
        {
            if (IsCommitted && _corrupt is not null) pending.Fail(_corrupt);
            else if (IsCommitted) pending.End(new WriteResult(WriteOutcome.Committed, _assistantVersion, [.. _queue], _hasDocuments));
            else pending.End(IsDuplicate ? WriteOutcome.Duplicate : WriteOutcome.Fenced);
        }
    }
}
