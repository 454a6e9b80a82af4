"""Acts on their way, letters, links, replies, the plan, own templates"""

from alembic import op
import sqlalchemy as sa

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('secrets',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_secrets'))
    )
    op.create_table('letters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=True),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_letters_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letters'))
    )
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letters_group_id'), ['group_id'], unique=False)

    op.create_table('templates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('paper', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_templates_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_templates')),
    sa.UniqueConstraint('group_id', 'paper', 'language', name=op.f('uq_templates_group_id_paper_language'))
    )
    with op.batch_alter_table('templates', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_templates_group_id'), ['group_id'], unique=False)

    op.create_table('act_photos',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('caption', sa.String(), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=True),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_act_photos_act_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act_photos'))
    )
    with op.batch_alter_table('act_photos', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_act_photos_act_id'), ['act_id'], unique=False)

    op.create_table('act_remarks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=False),
    sa.Column('act_version', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('approves', sa.Boolean(), nullable=False),
    sa.Column('settled', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_act_remarks_act_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act_remarks'))
    )
    with op.batch_alter_table('act_remarks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_act_remarks_act_id'), ['act_id'], unique=False)

    op.create_table('letter_acts',
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_letter_acts_act_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['letter_id'], ['letters.id'], name=op.f('fk_letter_acts_letter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('letter_id', 'act_id', name=op.f('pk_letter_acts'))
    )
    with op.batch_alter_table('letter_acts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_acts_act_id'), ['act_id'], unique=False)

    op.create_table('plan_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('programme', sa.String(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('planned', sa.Boolean(), nullable=False),
    sa.Column('responsible', sa.String(), nullable=False),
    sa.Column('start', sa.Date(), nullable=True),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_plan_items_act_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_plan_items_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_items'))
    )
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_items_act_id'), ['act_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_items_group_id'), ['group_id'], unique=False)

    op.create_table('reply_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.Column('finished_at', sa.DateTime(), nullable=True),
    sa.Column('opened_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['letter_id'], ['letters.id'], name=op.f('fk_reply_links_letter_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply_links'))
    )
    with op.batch_alter_table('reply_links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reply_links_letter_id'), ['letter_id'], unique=False)

    op.create_table('replies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=True),
    sa.Column('link_id', sa.Integer(), nullable=True),
    sa.Column('form', sa.String(), nullable=True),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=False),
    sa.Column('voice', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('promised_by', sa.Date(), nullable=True),
    sa.Column('document', sa.String(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_replies_act_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['letter_id'], ['letters.id'], name=op.f('fk_replies_letter_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['link_id'], ['reply_links.id'], name=op.f('fk_replies_link_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_replies')),
    sa.UniqueConstraint('link_id', 'form', name=op.f('uq_replies_link_id_form'))
    )
    with op.batch_alter_table('replies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_replies_act_id'), ['act_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_replies_letter_id'), ['letter_id'], unique=False)

    op.create_table('reply_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reply_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['reply_id'], ['replies.id'], name=op.f('fk_reply_files_reply_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply_files'))
    )
    with op.batch_alter_table('reply_files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reply_files_reply_id'), ['reply_id'], unique=False)

    with op.batch_alter_table('acts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('stage', sa.String(), server_default='draft', nullable=False))
        batch_op.add_column(sa.Column('drafted', sa.JSON(), server_default='{}', nullable=False))
        batch_op.add_column(sa.Column('paper', sa.LargeBinary(), nullable=True))

    with op.batch_alter_table('groups', schema=None) as batch_op:
        batch_op.add_column(sa.Column('practice', sa.JSON(), server_default='{}', nullable=False))

    with op.batch_alter_table('history', schema=None) as batch_op:
        batch_op.add_column(sa.Column('act_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_history_act_id'), ['act_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('history', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_history_act_id'))
        batch_op.drop_column('act_id')

    with op.batch_alter_table('groups', schema=None) as batch_op:
        batch_op.drop_column('practice')

    with op.batch_alter_table('acts', schema=None) as batch_op:
        batch_op.drop_column('paper')
        batch_op.drop_column('drafted')
        batch_op.drop_column('stage')

    with op.batch_alter_table('reply_files', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reply_files_reply_id'))

    op.drop_table('reply_files')
    with op.batch_alter_table('replies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_replies_letter_id'))
        batch_op.drop_index(batch_op.f('ix_replies_act_id'))

    op.drop_table('replies')
    with op.batch_alter_table('reply_links', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reply_links_letter_id'))

    op.drop_table('reply_links')
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_items_group_id'))
        batch_op.drop_index(batch_op.f('ix_plan_items_act_id'))

    op.drop_table('plan_items')
    with op.batch_alter_table('letter_acts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_acts_act_id'))

    op.drop_table('letter_acts')
    with op.batch_alter_table('act_remarks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_act_remarks_act_id'))

    op.drop_table('act_remarks')
    with op.batch_alter_table('act_photos', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_act_photos_act_id'))

    op.drop_table('act_photos')
    with op.batch_alter_table('templates', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_templates_group_id'))

    op.drop_table('templates')
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letters_group_id'))

    op.drop_table('letters')
    op.drop_table('secrets')
