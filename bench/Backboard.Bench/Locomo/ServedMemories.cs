using Backboard.Bench.Load;

namespace Backboard.Bench.Locomo;

/// <summary>
/// The whole way through HTTP: one assistant per conversation, one thread per session, every turn told and read for facts,
/// then every question asked in a new thread.
/// </summary>
internal sealed class ServedMemories(MemoryClient client)
{
    /// <summary>Operations that ended in ERROR, of all conversations so far.</summary>
    public int Errors { get; private set; }

    public async Task<IReadOnlyList<Ranking>> RankAsync(Conversation conversation, CancellationToken stop)
    {
        var assistant = await client.CreateAssistantAsync(conversation.Name, stop);
        var turns = await TellAsync(assistant, conversation, stop);
        var rankings = new List<Ranking>();
        foreach (var question in conversation.Questions)
        {
            var found = await client.AskAsync(assistant, question.Text, conversation.AskedAt, stop);
            rankings.Add(new Ranking(conversation.Name, question, [.. found.Select(message => turns[message])]));
        }

        return rankings;
    }

    /// <summary>Tells all turns and waits until each has been read.</summary>
    private async Task<Dictionary<Guid, TurnId>> TellAsync(Guid assistant, Conversation conversation, CancellationToken stop)
    {
        var turns = new Dictionary<Guid, TurnId>();
        var operations = new List<Guid>();
        foreach (var session in conversation.Turns.GroupBy(static turn => turn.Id.Session))
        {
            var thread = await client.CreateThreadAsync(assistant, stop);
            foreach (var turn in session)
            {
                var told = await client.TellAsync(thread, turn.Text, turn.ToldAt, stop);
                turns.Add(told.MessageId, turn.Id);
                operations.Add(told.OperationId);
            }
        }

        foreach (var operation in operations)
        {
            if (!await client.IsReadAsync(operation, stop)) Errors++;
        }

        return turns;
    }
}
