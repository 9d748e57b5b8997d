namespace Backboard.Memory.Passages;

internal sealed class PassageIndexFactory : IPassageIndexFactory
{
    public IPassageIndex Create(EmbeddingSpace space) => new PassageIndex(space);
}
