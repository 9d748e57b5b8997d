using Backboard.Models.Rendering;
using Backboard.Models.Resilience;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Gateway;

/// <summary>Reads a client's updates under deadlines; the first one is tried for up to three times.</summary>
internal sealed class AnswerReader(IChatClient client, RenderedRequest request, RetryPolicy retry, StreamDeadline deadline) : IAsyncDisposable
{
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;

    /// <summary>Null at the end. Provider faults are thrown as <see cref="ProviderException"/>.</summary>
    public async ValueTask<ChatResponseUpdate?> ReadAsync()
    {
        try
        {
            return _updates is null ? await retry.ExecuteAsync(OpenAsync, deadline.Token) : await NextAsync(_updates);
        }
        catch (Exception exception) when (exception is not ProviderException)
        {
            if ((deadline.Expired(exception) ?? ProviderErrors.Of(exception)) is { } fault) throw fault;
            throw;
        }
    }

    public ValueTask DisposeAsync() => _updates?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<ChatResponseUpdate?> OpenAsync()
    {
        deadline.ExpectFirst();
        var updates = client.GetStreamingResponseAsync(request.Messages, request.Options, deadline.Token).GetAsyncEnumerator(deadline.Token);
        try
        {
            var first = await updates.MoveNextAsync() ? updates.Current : null;
            _updates = updates;
            return first;
        }
        finally
        {
            if (_updates is null) await updates.DisposeAsync();
        }
    }

    private async ValueTask<ChatResponseUpdate?> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        deadline.ExpectNext();
        return await updates.MoveNextAsync() ? updates.Current : null;
    }
}
