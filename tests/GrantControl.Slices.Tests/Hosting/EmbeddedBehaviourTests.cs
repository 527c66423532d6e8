using GrantControl.Behaviour;
using GrantControl.Slices.Tests.Support;
using Xunit.Abstractions;

namespace GrantControl.Slices.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedContractLifeTests(PostgresFixture postgres) : ContractLifeBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedComplaintLifeTests(PostgresFixture postgres) : ComplaintLifeBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedDisposalLifeTests(PostgresFixture postgres) : DisposalLifeBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedGoodsTests(PostgresFixture postgres) : GoodsBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedGrantLifeTests(PostgresFixture postgres) : GrantLifeBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedContentionTests(PostgresFixture postgres) : ContentionBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedWalkTests(PostgresFixture postgres, ITestOutputHelper output) : WalkBehaviour(new EmbeddedHostFixture(postgres), output);

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedCommandTests(PostgresFixture postgres) : CommandBehaviour(new EmbeddedHostFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedDeadlineTests(PostgresFixture postgres) : DeadlineBehaviour(new EmbeddedHostFixture(postgres));
