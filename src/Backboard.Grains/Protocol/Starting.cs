namespace Backboard.Grains;

/// <summary>Begins turns: the user's message enters the history, and the run is in progress.</summary>
internal static class Starting
{
    public static void Start(Draft draft, Run run, TurnOptions options)
    {
        run = Asked(run);
        var request = run.Request;
        if (draft.State!.Header.UserId is null && request.UserId is { } user)
            draft.SetUser(user);
        var message = AppendUserMessage(draft, run);
        var first = EmitUserMessage(draft, run, message);
        var started = run with
        {
            Status = RunStatus.InProgress,
            Request = request with { Content = "", Metadata = null },
            Epoch = draft.Epoch,
            Attempt = 1,
            Owner = draft.Owner,
            DeadlineIn = options.Deadline,
            UserMessageSeq = message.Seq,
            FirstEventSeq = first.Seq,
        };
        if (!request.SendToLlm && request.Memory == MemoryMode.Off)
        {
            draft.Put(started);
            Finishing.Save(draft, started, message, Recalled.Nothing);
            return;
        }

        if (request.Memory == MemoryMode.Off)
            draft.Emit(run.RunId, new RunStarted(Ids.OfMessage(run.RunId, message.Seq), request.Provider, request.Model));
        draft.Put(started);
    }

    /// <summary>Starts the first queued run that is still wanted, if nothing is active before it.</summary>
    public static void Promote(Draft draft, TurnOptions options)
    {
        while (draft.State is { Active: null, Waiting: null } state && state.Queue.FirstOrDefault() is { } next)
        {
            if (next.CancelRequested)
                Cancelling.CancelQueued(draft, next, Cancelling.ReasonFor(draft, next));
            else
                Start(draft, next, options);
        }
    }

    /// <summary>The run as it goes on: in files alone there is nothing told to be remembered.</summary>
    public static Run Asked(Run run) => run.Request.Memory == MemoryMode.Auto && string.IsNullOrWhiteSpace(run.Request.Content)
        ? run with { Request = run.Request with { Memory = MemoryMode.Readonly } }
        : run;

    public static EventEntry EmitUserMessage(Draft draft, Run run, Message message)
    {
        var files = run.Request.Attachments;
        return draft.Emit(run.RunId, new UserMessageStored { Attachments = files.IsEmpty ? null : files }, message);
    }

    /// <summary>From its acknowledgement on, a message that is to be remembered can be recalled.</summary>
    public static Message AppendUserMessage(Draft draft, Run run)
    {
        var request = run.Request;
        // White space beside files is no word either.
        var content = !request.Attachments.IsEmpty && string.IsNullOrWhiteSpace(request.Content) ? "" : request.Content;
        var message = draft.Append(
            new Message(0, Ids.OfMessage(run.RunId, 0), run.RunId, MessageRole.User, MessageStatus.Completed, content, default)
            {
                Metadata = request.Metadata,
            });
        if (request.Memory == MemoryMode.Auto)
            draft.Remember(Operation(draft.State!.Header, run, message));
        return message;
    }

    private static MemoryOperation Operation(ThreadHeader header, Run run, Message message) => new(
        Ids.OfMemoryOperation(run.RunId),
        header.MemoryScope with { UserId = header.UserId ?? run.Request.UserId },
        header.Key.ThreadId,
        message.MessageId,
        message.Seq,
        CustomTimestamp.Read(message.Metadata) ?? message.CreatedAt,
        run.Request.Provider,
        run.Request.Model);
}
