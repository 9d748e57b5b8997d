using System.Collections.Concurrent;

namespace Backboard.Grains;

/// <summary>Embeds what turns ask; a provider that hangs is left alone for a while, by all who ask of this process.</summary>
internal sealed class QuestionEmbedder(IEmbedder embedder, MemoryOptions options, TimeProvider time)
{
    private static readonly TimeSpan PauseAfterSilence = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<EmbeddingSpace, DateTimeOffset> _silentUntil = [];

    public EmbeddingSpace SpaceOf(Assistant assistant) => embedder.SpaceOf(assistant);

    /// <summary>Empty in the local space, and where the provider does not answer in time.</summary>
    public async Task<ImmutableArray<float>> Embed(EmbeddingSpace space, string text, CancellationToken cancellationToken)
    {
        if (_silentUntil.TryGetValue(space, out var until) && time.GetUtcNow() < until)
            return [];
        var started = time.GetTimestamp();
        var vector = await embedder.EmbedQuestion(space, text, cancellationToken);
        // A provider that refuses costs a turn nothing; one that hangs is not waited for by every turn.
        if (!space.IsLocal && vector.IsEmpty && time.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(options.EmbeddingMilliseconds))
            _silentUntil[space] = time.GetUtcNow() + PauseAfterSilence;
        return vector;
    }
}
