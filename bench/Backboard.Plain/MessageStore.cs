using Npgsql;

namespace Backboard.Plain;

/// <summary>Two tables, one statement an operation; a pooled connection for each, statements prepared by Npgsql.</summary>
internal sealed class MessageStore(NpgsqlDataSource database)
{
    private const int CharactersPerToken = 4;
    private const int NewestRows = 256;

    public async Task CreateSchemaAsync()
    {
        await using var command = database.CreateCommand("""
            create table if not exists threads (
              thread_id uuid primary key,
              created_at timestamptz not null default now());
            create table if not exists messages (
              message_id bigint generated always as identity primary key,
              thread_id uuid not null,
              role text not null,
              content text not null,
              created_at timestamptz not null default now());
            create index if not exists messages_of_thread on messages (thread_id, message_id);
            """);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Guid> CreateThreadAsync(CancellationToken cancellationToken)
    {
        var threadId = Guid.CreateVersion7();
        await using var command = database.CreateCommand("insert into threads (thread_id) values ($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = threadId });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return threadId;
    }

    public async Task<long> AppendAsync(Guid threadId, string role, string content, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "insert into messages (thread_id, role, content) values ($1, $2, $3) returning message_id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = threadId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = content });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<List<ChatMessage>> ReadAsync(Guid threadId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select role, content from messages where thread_id = $1 order by message_id");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = threadId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<ChatMessage>();
        while (await reader.ReadAsync(cancellationToken)) messages.Add(new ChatMessage(reader.GetString(0), reader.GetString(1)));
        return messages;
    }

    public async Task<List<ChatMessage>> ReadNewestAsync(Guid threadId, int tokens, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select role, content from messages where thread_id = $1 order by message_id desc limit $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = threadId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = NewestRows });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<ChatMessage>();
        var left = tokens * CharactersPerToken;
        while (await reader.ReadAsync(cancellationToken))
        {
            var content = reader.GetString(1);
            left -= content.Length;
            if (left < 0 && messages.Count > 0) break;
            messages.Add(new ChatMessage(reader.GetString(0), content));
        }

        messages.Reverse();
        return messages;
    }
}
