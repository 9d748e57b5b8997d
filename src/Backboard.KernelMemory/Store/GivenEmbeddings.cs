using Microsoft.KernelMemory;
using Microsoft.KernelMemory.AI;

namespace Backboard.KernelMemory.Store;

/// <summary>
/// Gives Kernel Memory the vectors that the engine already has, as they flow with a call; without one, those of the local space. No text
/// is ever sent to a model from here.
/// </summary>
internal sealed class GivenEmbeddings : ITextEmbeddingGenerator
{
    private readonly AsyncLocal<ReadOnlyMemory<float>> _given = new();

    public int MaxTokens => int.MaxValue;

    /// <summary>The vector of whatever is embedded next in this flow; empty for the local space's.</summary>
    public ReadOnlyMemory<float> Given
    {
        set => _given.Value = value;
    }

    public int CountTokens(string text) => text.Length / 4;

    public IReadOnlyList<string> GetTokens(string text) => text.Split(' ');

    public Task<Embedding> GenerateEmbeddingAsync(string text, CancellationToken cancellationToken = default) =>
        Task.FromResult(new Embedding(_given.Value.IsEmpty ? HashedWords.Of(text) : _given.Value.ToArray()));
}
